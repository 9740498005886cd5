package io.messagecenter.outbound.whapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundHead;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.WhapiStub;
import io.messagecenter.outbound.WhapiStub.Act;
import io.messagecenter.platform.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhapiClientTest {

    private static final String TO = "4477001@s.whatsapp.net";

    private final WhapiStub stub = new WhapiStub();

    @AfterEach
    void stop() {
        stub.stop();
    }

    @Test
    void aClaimThatGrewTooOldReachesNobody() {
        assertThat(client(stub.url()).carryOut(send(), null, () -> false)).isEqualTo(new Outcome.ClaimExpired());
        assertThat(stub.taken(TO)).isEmpty();
    }

    @Test
    void theClaimIsLookedAtOnlyAfterTheConnectionStands() {
        var asked = new AtomicBoolean();
        stub.stop();

        var outcome = client(stub.url()).carryOut(send(), null, () -> {
            asked.set(true);
            return true;
        });

        assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
        assertThat(asked).isFalse();
    }

    @Test
    void anUnknownHostIsSurelyNotSent() {
        assertThat(client("http://whapi.invalid").carryOut(send(), null, () -> true))
                .isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void aServerThatSpeaksNoTlsIsSurelyNotSent() {
        assertThat(client(stub.url().replace("http:", "https:")).carryOut(send(), null, () -> true))
                .isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void silenceAfterTheRequestIsUnclear() {
        var never = new CountDownLatch(1);
        stub.script(TO, Act.stall(never));
        try {
            assertThat(client(stub.url()).carryOut(send(), null, () -> true)).isInstanceOf(Outcome.Unclear.class);
        } finally {
            never.countDown();
        }
        assertThat(stub.sendCalls(TO)).isOne();
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsUnclearAndNotRepeated() {
        stub.script(TO, Act.acceptThen(0));

        assertThat(client(stub.url()).carryOut(send(), null, () -> true)).isInstanceOf(Outcome.Unclear.class);
        assertThat(stub.words(TO)).hasSize(1);
    }

    @Test
    void anAnswerThatDripsIsCutOffAndUnclear() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(server));
            var begin = System.nanoTime();

            var outcome = client("http://127.0.0.1:" + server.getLocalPort()).carryOut(send(), null, () -> true);

            assertThat(outcome).isInstanceOf(Outcome.Unclear.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void theListIsAskedForWithTheChatsWholeId() {
        client(stub.url()).carryOut(send(), null, () -> true);

        var list = client(stub.url()).ownMessages(TO, Instant.now().minusSeconds(60));

        assertThat(list.orElseThrow()).extracting(ListedMessage::words).containsExactly("hello");
        assertThat(stub.calls().getLast().path()).isEqualTo("/messages/list/" + TO);
    }

    @Test
    void aListThatDoesNotAnswerIsNotAnEmptyOne() {
        stub.breakList(TO);
        assertThat(client(stub.url()).ownMessages(TO, Instant.now())).isEmpty();
        stub.stop();
        assertThat(client(stub.url()).ownMessages(TO, Instant.now())).isEmpty();
    }

    private static void drip(ServerSocket server) {
        try (var socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes());
            while (!Thread.currentThread().isInterrupted()) {
                out.write(' ');
                out.flush();
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // the client gave up
        }
    }

    private static WhapiClient client(String url) {
        var properties = new WhapiProperties(
                URI.create(url),
                new Secret("stub-token"),
                null,
                List.of(),
                Duration.ofMillis(500),
                Duration.ofMillis(1500),
                Duration.ofMillis(1500));
        var configuration = new WhapiConfiguration();
        return new WhapiClient(
                WhapiConfiguration.client(
                        configuration.whapiConnections(properties), properties, properties.readTimeout(), () -> null),
                properties,
                Clock.systemUTC());
    }

    private static SendMessage send() {
        var head = new OutboundHead(
                UUID.randomUUID(), 1, ConversationAddress.whatsapp("STUB-1", TO), "STUB-1", TO, Instant.now());
        return new SendMessage(head, 1, 1, 1, Lane.PERSON, MessageType.TEXT, "hello", null, null);
    }
}
