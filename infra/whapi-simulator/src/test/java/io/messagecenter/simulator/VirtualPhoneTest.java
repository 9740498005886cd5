package io.messagecenter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

@SimulatorTest
class VirtualPhoneTest {

    @Autowired
    private Wire wire;

    @Autowired
    private ServletWebServerApplicationContext server;

    @BeforeEach
    void startAnew() throws IOException {
        wire.delete("/sim");
    }

    @Test
    void thePageIsServedWithoutATokenAndUnderAStrictPolicy() throws IOException {
        var page = wire.exchange(wire.request("GET", "/", null));

        assertThat(page.status()).isEqualTo(200);
        assertThat(new String(page.raw().body(), StandardCharsets.UTF_8))
                .contains("Virtual phone")
                .doesNotContainPattern("<script>|style=|onclick=");
        assertThat(page.raw().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe"));
        assertThat(wire.exchange(wire.request("GET", "/actuator/health", null)).status())
                .isEqualTo(200);
    }

    @Test
    void theStreamTellsNewMessagesAndTheirTicks() throws IOException {
        var lines = new ConcurrentLinkedQueue<String>();
        var client = HttpClient.newHttpClient();
        var address = URI.create("http://localhost:" + server.getWebServer().getPort() + "/sim/stream");
        try {
            client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofLines())
                    .thenAcceptAsync(stream -> stream.body().forEach(lines::add));
            await().until(() -> lines.contains(":open"));
            wire.post("/messages/text", "{\"to\":\"4915155508001\",\"body\":\"hello there\"}");

            await().untilAsserted(() -> assertThat(lines)
                    .anyMatch(line -> line.contains("hello there") && line.contains("\"status\":\"pending\""))
                    .anyMatch(line -> line.contains("hello there") && line.contains("\"status\":\"read\"")));
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void aCustomerCanReadByHand() throws IOException {
        wire.put("/sim/receipts", "{\"sent_ms\":0,\"delivered_ms\":0,\"read_ms\":null}");
        var id = wire.post("/messages/text", "{\"to\":\"4915155508002\",\"body\":\"hello\"}")
                .json()
                .at("/message/id")
                .asString();
        await().until(() -> statusOf(id).equals("delivered"));

        assertThat(wire.post("/sim/read", "{\"phone\":\"+4915155508002\"}")
                        .json()
                        .path("read")
                        .asInt())
                .isEqualTo(1);
        assertThat(statusOf(id)).isEqualTo("read");
    }

    private String statusOf(String id) throws IOException {
        return wire.get("/messages/" + id).json().path("status").asString();
    }
}
