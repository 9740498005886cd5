package io.messagecenter.bot.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.messagecenter.bot.assistant.Answer.Outcome;
import io.messagecenter.platform.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

class AssistantTest {

    private static final List<Line> QUESTION = List.of(new Line(true, "Do you sell kites?"));
    private static final Duration LIMIT = Duration.ofMillis(150);

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "test",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(4)
                    .minimumNumberOfCalls(2)
                    .build());
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void release() {
        released.countDown();
    }

    @Test
    void theAnswerIsPassedOnAndTheRoleIsToldFirst() throws Exception {
        var assistant = assistant(prompt -> {
            assertThat(prompt.getInstructions())
                    .extracting(Message::getText)
                    .containsExactly("Be kind.", "Do you sell kites?");
            return says("We do.");
        });

        assertThat(assistant.ask(QUESTION, LIMIT)).isEqualTo(new Answer(Outcome.ANSWERED, "We do."));
    }

    @Test
    @Timeout(20)
    void aSlowAnswerIsNotWaitedFor() throws Exception {
        assertThat(assistant(this::hang).ask(QUESTION, Duration.ofMinutes(1)).outcome())
                .isEqualTo(Outcome.SLOW);
    }

    @Test
    void afterTooManyFailuresTheAiIsLeftAlone() throws Exception {
        var assistant = assistant(_ -> {
            calls.incrementAndGet();
            throw new IllegalStateException("no");
        });

        assertThat(assistant.ask(QUESTION, LIMIT).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(assistant.ask(QUESTION, LIMIT).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(assistant.ask(QUESTION, LIMIT).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aSlowAnswerCountsAsAFailure() throws Exception {
        var assistant = assistant(this::hang);
        assistant.ask(QUESTION, LIMIT);
        await().until(() -> calls.get() == 1);
        assistant.ask(QUESTION, LIMIT);

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void whoFindsNoPlaceInTimeGetsNone() throws Exception {
        var assistant = assistant(this::hangDeaf);
        assistant.ask(QUESTION, LIMIT);

        assertThat(assistant.ask(QUESTION, LIMIT).outcome()).isEqualTo(Outcome.BUSY);
        assertThat(calls).hasValue(1);
    }

    @Test
    void whoIsInterruptedGivesTheCallUpWithoutBlamingTheAi() {
        var patient = Duration.ofSeconds(20);
        var assistant = assistant(this::hang, patient);
        var waiting = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            await().until(() -> calls.get() == 1);
            waiting.interrupt();
        });

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> assistant.ask(QUESTION, patient));
        assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
    }

    @Test
    void withoutAModelThereIsNobodyToAsk() throws Exception {
        var nobody = assistant(null);

        assertThat(nobody.isPresent()).isFalse();
        assertThat(nobody.ask(QUESTION, LIMIT).text()).isNull();
    }

    private ChatResponse hang(Object prompt) {
        calls.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return says("too late");
    }

    /** A client that does not notice that nobody waits any more. */
    private ChatResponse hangDeaf(Object prompt) {
        calls.incrementAndGet();
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                // deaf
            }
        }
        return says("too late");
    }

    private static ChatResponse says(String text) {
        return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
    }

    private Assistant assistant(@Nullable ChatModel model) {
        return assistant(model, LIMIT);
    }

    private Assistant assistant(@Nullable ChatModel model, Duration limit) {
        var breakerSettings = new AssistantProperties.Breaker(4, 2, 50, Duration.ofMinutes(1));
        var properties =
                new AssistantProperties(new Secret("any"), "", "", "Be kind.", limit, 1, 20, 8000, breakerSettings);
        return new Assistant(model, breaker, new SimpleMeterRegistry(), properties);
    }
}
