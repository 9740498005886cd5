package io.messagecenter.fakeai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FakeAiTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static FakeAi fake;

    @BeforeAll
    static void start() throws IOException {
        fake = FakeAi.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterAll
    static void stop() {
        fake.close();
    }

    @BeforeEach
    void forget() {
        fake.forget();
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() throws Exception {
        var first = ask("Do you sell kites?");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(content(first)).contains("Do you sell kites?").isEqualTo(content(ask("Do you sell kites?")));
    }

    @Test
    void anOrderNumberIsFoundInTheQuestion() throws Exception {
        assertThat(content(ask("where is my order no. KX-20417 please"))).contains("KX-20417");
        assertThat(content(ask("Pesanan #8831 di mana?"))).contains("8831");
    }

    @Test
    void bothPathsAndPartsOfContentAreUnderstood() throws Exception {
        var body = """
                {"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"in parts"}]}]}""";

        assertThat(content(send("POST", "/chat/completions", body))).contains("in parts");
    }

    @Test
    void aScriptIsFollowedStepByStepAndThenForgotten() throws Exception {
        var accepted = send("PUT", "/script", """
                [{"status": 500, "times": 1}, {"answer": "Scripted.", "delay_ms": 5, "times": 1}]""");

        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(ask("one").statusCode()).isEqualTo(500);
        assertThat(content(ask("two"))).isEqualTo("Scripted.");
        assertThat(content(ask("three"))).contains("three");
    }

    @Test
    void hangingAndMalformedAnswersCanBeScripted() throws Exception {
        fake.script(Step.hanging());
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> CLIENT.send(
                        completion("anyone?").timeout(Duration.ofMillis(200)).build(), BodyHandlers.ofString()));

        send("PUT", "/script", "{\"malformed\": true}");
        assertThat(ask("half").body()).doesNotEndWith("}");

        send("PUT", "/script", "{\"body\": {\"odd\": true}, \"status\": 200}");
        assertThat(ask("odd").body()).isEqualTo("{\"odd\":true}");

        send("PUT", "/script", "{}");
        assertThat(content(ask("well again"))).contains("well again");
    }

    @Test
    void whatWasAskedIsRememberedUntilForgotten() throws Exception {
        for (int i = 0; i < FakeAi.REMEMBERED + 1; i++) {
            ask("question " + i);
        }
        assertThat(send("GET", "/requests", "").body()).contains("question 200").doesNotContain("question 0\"");
        assertThat(fake.requests()).hasSize(FakeAi.REMEMBERED);

        assertThat(send("DELETE", "/", "").statusCode()).isEqualTo(204);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void whatOpenAiRefusesIsRefused() throws Exception {
        assertThat(send("POST", "/v1/chat/completions", "no json").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/v1/chat/completions", "{\"messages\":[]}").statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/v1/nothing", "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/script", "{\"status\": 7}").statusCode()).isEqualTo(400);
        assertThat(send("PUT", "/script", "{\"unknown\": 7}").statusCode()).isEqualTo(400);
        var anonymous = HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/chat/completions"))
                .POST(BodyPublishers.ofString("{\"messages\":[{}]}"))
                .build();
        assertThat(CLIENT.send(anonymous, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void modelsAndHealthAnswer() throws Exception {
        assertThat(send("GET", "/v1/models", "").body()).contains("\"object\":\"list\"");
        assertThat(send("GET", "/health", "").body()).contains("UP");
    }

    private static HttpResponse<String> ask(String question) throws IOException, InterruptedException {
        return CLIENT.send(completion(question).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder completion(String question) {
        var body = JSON.createObjectNode().put("model", "any");
        body.putArray("messages").addObject().put("role", "user").put("content", question);
        return request("/v1/chat/completions").POST(BodyPublishers.ofString(body.toString()));
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(path).method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(fake.baseUrl().resolve(path)).header("Authorization", "Bearer any");
    }

    private static String content(HttpResponse<String> response) {
        return JSON.readTree(response.body())
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asString();
    }
}
