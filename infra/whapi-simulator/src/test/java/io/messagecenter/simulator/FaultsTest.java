package io.messagecenter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

@SimulatorTest
class FaultsTest {

    private static final String PHONE = "4915155507001";

    @Autowired
    private Wire wire;

    @Autowired
    private WebhookReceiver receiver;

    @Autowired
    private ServletWebServerApplicationContext server;

    @BeforeEach
    void startAnew() throws IOException {
        wire.delete("/sim");
        receiver.clear();
    }

    @AfterEach
    void clear() throws IOException {
        wire.put("/sim/faults", "{}");
    }

    @Test
    void aCallThatFailsBeforeHasNoEffectAndOnlyAsOftenAsWasSaid() throws IOException {
        fail("{\"match\":\"/messages/text\",\"when\":\"before\",\"action\":\"429\",\"times\":2,\"retry_after\":3}");

        var refused = send("one");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().at("/error/code").asInt()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("Retry-After")).contains("3");
        assertThat(send("two").status()).isEqualTo(429);
        assertThat(wire.sentTo(PHONE)).isEmpty();
        assertThat(send("three").status()).isEqualTo(200);
    }

    @Test
    void aCallThatFailsAfterIsAcceptedAndEchoedThoughItsAnswerIsTheFailure() throws IOException {
        fail("{\"match\":\"lost\",\"when\":\"after\",\"action\":\"500\",\"times\":1}");

        assertThat(send("not this one").status()).isEqualTo(200);
        assertThat(send("lost in between").status()).isEqualTo(500);
        assertThat(wire.sentTo(PHONE)).hasSize(2);
        var lost = wire.sentTo(PHONE).getLast();
        await().until(() -> !receiver.about(lost).isEmpty());
    }

    @Test
    void aResetIsATcpReset() throws IOException {
        fail("{\"match\":\"/messages/text\",\"when\":\"after\",\"action\":\"reset\",\"times\":1}");
        var body = "{\"to\":\"%s\",\"body\":\"hi\"}".formatted(PHONE);
        var request = "POST /messages/text HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;

        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), server.getWebServer().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().read())
                    .withMessageContaining("reset");
        }
        assertThat(wire.sentTo(PHONE)).hasSize(1);
    }

    @Test
    void aResetBeforeLeavesNothingBehind() throws IOException {
        fail("{\"match\":\"" + PHONE + "\",\"when\":\"before\",\"action\":\"reset\",\"times\":1}");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send("hi"));
        assertThat(wire.sentTo(PHONE)).isEmpty();
    }

    @Test
    void aTimeoutHoldsTheAnswerAndThenDropsTheConnection() throws IOException {
        fail("{\"match\":\"/messages/text\",\"when\":\"after\",\"action\":\"timeout\",\"times\":1}");
        var started = System.nanoTime();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send("hi"));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(wire.sentTo(PHONE)).hasSize(1);
    }

    @Test
    void aRefusedCallDoesNotUseUpAFailureAfterAcceptance() throws IOException {
        fail("{\"match\":\"/messages/text\",\"when\":\"after\",\"action\":\"500\",\"times\":1}");

        assertThat(wire.post("/messages/text", "{}").status()).isEqualTo(400);
        assertThat(send("hi").status()).isEqualTo(500);
    }

    @Test
    void otherCallsFailByTheirPathButARecipientConcernsSendsOnly() throws IOException {
        fail("{\"match\":\"" + PHONE + "\",\"action\":\"500\"},{\"match\":\"/health\",\"action\":\"401\",\"times\":1}");

        assertThat(wire.get("/messages/list/" + PHONE + "@s.whatsapp.net").status())
                .isEqualTo(200);
        assertThat(wire.get("/health").status()).isEqualTo(401);
        assertThat(wire.get("/health").status()).isEqualTo(200);
        assertThat(send("one").status()).isEqualTo(500);
        assertThat(send("two").status()).isEqualTo(500);
    }

    @Test
    void webhooksAreDuplicated() throws IOException {
        wire.put("/sim/faults", "{\"duplicate\":true}");
        var once = write();
        wire.put("/sim/faults", "{\"duplicate\":3}");
        var thrice = write();

        await().untilAsserted(() -> assertThat(receiver.about(thrice)).hasSize(4));
        assertThat(receiver.about(once)).hasSize(2);
    }

    @Test
    void shuffledWebhooksAllArrive() throws IOException {
        wire.put("/sim/faults", "{\"reorder_ms\":80}");
        for (var number = 0; number < 20; number++) {
            write();
        }

        await().untilAsserted(() -> assertThat(receiver.all()).hasSize(20));
        var arrived =
                receiver.all().stream().map(WebhookReceiver.Hook::messageId).toList();
        assertThat(arrived).doesNotHaveDuplicates();
        assertThat(arrived).isNotEqualTo(written());
    }

    @Test
    void aDelayHoldsAnswersAndWebhooksBack() throws IOException {
        wire.put("/sim/faults", "{\"delay_ms\":150}");
        var started = System.nanoTime();
        assertThat(send("hi").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(150));

        var before = System.nanoTime();
        var id = write();
        await().until(() -> !receiver.about(id).isEmpty());
        assertThat(Duration.ofNanos(receiver.about(id).getFirst().at() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aLostWebhookIsNeverPostedButItsMessageIsListed() throws IOException {
        wire.put("/sim/faults", "{\"drop_webhooks\":true}");
        var lost = write();
        wire.put("/sim/faults", "{}");
        var told = write();
        await().until(() -> !receiver.about(told).isEmpty());

        assertThat(receiver.about(lost)).isEmpty();
        assertThat(wire.get("/messages/list").json().path("messages").toString())
                .contains(lost, told);
    }

    @Test
    void faultsAreReadBackAndReplacedAsAWhole() throws IOException {
        wire.put("/sim/faults", "{\"delay_ms\":1,\"duplicate\":true}");
        var answer = wire.put("/sim/faults", "{\"reorder_ms\":2}");

        assertThat(answer.json()).isEqualTo(wire.get("/sim/faults").json());
        assertThat(answer.json().toString())
                .isEqualTo(
                        "{\"delay_ms\":0,\"duplicate\":0,\"reorder_ms\":2,\"hide_list_ms\":0,\"drop_webhooks\":false,\"fail\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delay_ms\":-1}",
                "{\"delay_ms\":\"long\"}",
                "{\"duplicate\":\"yes\"}",
                "{\"duplicate\":21}",
                "{\"fail\":{}}",
                "{\"fail\":[{\"action\":\"explode\"}]}",
                "{\"fail\":[{\"match\":\"x\"}]}",
                "{\"fail\":[{\"action\":\"429\",\"when\":\"during\"}]}",
                "{\"fail\":[{\"action\":\"429\",\"times\":-1}]}",
                "[]"
            })
    void impossibleFaultsAreRefusedAndChangeNothing(String body) throws IOException {
        wire.put("/sim/faults", "{\"hide_list_ms\":7}");
        var answer = wire.put("/sim/faults", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/details").asString()).isNotBlank();
        assertThat(wire.get("/sim/faults").json().path("hide_list_ms").asInt()).isEqualTo(7);
    }

    private void fail(String rules) throws IOException {
        assertThat(wire.put("/sim/faults", "{\"fail\":[" + rules + "]}").status())
                .isEqualTo(200);
    }

    private Wire.Answer send(String body) throws IOException {
        return wire.post("/messages/text", "{\"to\":\"%s\",\"body\":\"%s\"}".formatted(PHONE, body));
    }

    private String write() throws IOException {
        return wire.post("/sim/inbound", "{\"phone\":\"%s\",\"text\":\"hello\"}".formatted(PHONE))
                .json()
                .path("message_id")
                .asString();
    }

    private List<String> written() throws IOException {
        return wire.get("/sim/chats/" + PHONE + "/messages")
                .json()
                .path("items")
                .valueStream()
                .map(message -> message.path("id").asString())
                .toList();
    }
}
