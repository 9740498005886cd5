package io.messagecenter.ingest.webhook;

import io.messagecenter.contracts.EventJson;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Posts webhooks as WHAPI does. */
record Webhooks(int port) {

    static final String SECRET = "current-secret";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** A body with one text. */
    static String text(String id, String words) {
        return """
                {"messages": [{"id": "%s", "chat_id": "447700900123@s.whatsapp.net", "type": "text", "text": {"body": "%s"}}],
                 "event": {"type": "messages", "event": "post"}, "channel_id": "FALCON-T3ST7"}
                """.formatted(id, words);
    }

    HttpResponse<String> post(String body) {
        return post(BodyPublishers.ofString(body));
    }

    HttpResponse<String> post(byte[] body) {
        return post(BodyPublishers.ofByteArray(body));
    }

    /** Without telling the length before. */
    HttpResponse<String> postChunked(byte[] body) {
        return post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    private HttpResponse<String> post(BodyPublisher body) {
        return send(to("").POST(body).header(WebhookSecret.HEADER, SECRET));
    }

    /** A request to a path below the webhook's, without a secret. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhook/whapi" + path))
                .timeout(Duration.ofSeconds(60));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException("no answer", e);
        }
    }

    static Receipt receipt(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return EventJson.mapper().readValue(response.body(), Receipt.class);
    }
}
