package io.messagecenter.gateway.routing;

import static io.messagecenter.gateway.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.messagecenter.gateway.Asker;
import io.messagecenter.gateway.Backends;
import io.messagecenter.gateway.GatewayTest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class BreakerTest {

    @Autowired
    Asker asker;

    @Autowired
    CircuitBreakerRegistry breakers;

    @BeforeEach
    @AfterEach
    void allIsWell() {
        asker.reset();
    }

    @Test
    void aServiceThatIsDownIsAProblemThatAsksToComeAgain() {
        Backends.CHAT.stop();

        for (var path : new String[] {"/chats", "/chats/stream", "/media/x"}) {
            var response = asker.get(path);
            assertProblem(response, 503, "service-away");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        }
        assertThat(asker.get("/auth/me").statusCode()).isEqualTo(200);
    }

    @Test
    void aFrozenServiceIsAProblemTooAndOthersAreNot() {
        Backends.CHAT.freeze();

        assertProblem(asker.get("/chats"), 503, "service-away");
        assertThat(asker.get("/auth/me").statusCode()).isEqualTo(200);
    }

    @Test
    void aWebhookHearsWithin3SecondsThatItMustComeAgainAndIsNotSentTwice() {
        for (var size : new int[] {100, 6_000_000}) {
            Backends.WEBHOOK.freeze();
            var start = System.nanoTime();

            var response = asker.post("/webhook/whapi", new byte[size]);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertProblem(response, 503, "service-away");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            Backends.WEBHOOK.reset();
        }
        // Those that were given up never come; this one is the only one.
        asker.post("/webhook/whapi/marker", "{}".getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(
                        Backends.WEBHOOK.requests().stream().filter(request -> request.bodyLength() == 6_000_000))
                .isEmpty());
        assertThat(Backends.WEBHOOK.requests().stream()
                        .filter(request -> request.bodyLength() == 100)
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void manySlowAnswersAtOnceAreWaitedForInsteadOfRefused() throws InterruptedException {
        Backends.CHAT.freeze();
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var callers = IntStream.range(0, 40)
                .mapToObj(_ -> Thread.startVirtualThread(
                        () -> statuses.add(asker.get("/chats").statusCode())))
                .toList();
        await().until(() -> Backends.CHAT.waiting() == 40 || !statuses.isEmpty());

        Backends.CHAT.reset();
        for (var caller : callers) {
            caller.join();
        }

        assertThat(statuses).hasSize(40).containsOnly(200);
    }

    @Test
    void afterManyFailuresTheBreakerOpensAnswersAtOnceAndLetsTheServiceBackIn() {
        Backends.AUTH.stop();
        IntStream.range(0, 12).forEach(_ -> assertProblem(asker.get("/auth/me"), 503, "service-away"));
        var breaker = breakers.circuitBreaker("auth");
        assertThat(breaker.getState()).isIn(State.OPEN, State.HALF_OPEN);

        Backends.AUTH.reset();

        await().atMost(Duration.ofSeconds(10)).until(() -> asker.get("/auth/me").statusCode() == 200);
        await().until(() -> {
            asker.get("/auth/me");
            return breaker.getState() == State.CLOSED;
        });
    }

    @Test
    void neitherWrongRequestsNorFailingAnswersOpenTheBreaker() {
        for (var status : new int[] {400, 401, 404, 409, 429, 500, 503}) {
            Backends.CHAT.answersWith(status);
            IntStream.range(0, 12)
                    .forEach(_ -> assertThat(asker.get("/chats").statusCode()).isEqualTo(status));
        }
        IntStream.range(0, 12).forEach(_ -> asker.postChunked("/chats/messages", new byte[1_100_000]));

        assertThat(breakers.circuitBreaker("chat").getState()).isEqualTo(State.CLOSED);
        assertThat(breakers.circuitBreaker("chat").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void aClientThatStopsSendingIsToldSoAndTheServiceIsNotBlamed() throws IOException {
        var status = asker.askRaw(
                Duration.ZERO, "POST /chats/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"chat");

        assertThat(status).isEqualTo("HTTP/1.1 408");
        assertThat(breakers.circuitBreaker("chat").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void aSlowUploadIsNotMistakenForADeadService() throws IOException {
        // The pauses are longer than the gateway's patience in sum, and shorter each.
        var status = asker.askRaw(
                Duration.ofMillis(600), "POST /media HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n", "a", "b", "cd");

        assertThat(status).isEqualTo("HTTP/1.1 200");
    }
}
