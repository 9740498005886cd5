package io.messagecenter.bot.assistant;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.messagecenter.bot.assistant.Answer.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Asks the AI: a few questions at a time, each for a limited time and only once, and none at all for a while after it failed too often.
 * Where no AI is set up there is nothing to ask.
 */
public final class Assistant implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Assistant.class);

    private final @Nullable ChatModel model;
    private final CircuitBreaker breaker;
    private final MeterRegistry meters;
    private final SystemMessage role;
    private final Duration limit;
    private final History history;
    private final Semaphore places;
    private final ExecutorService calls =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ai-", 0).factory());

    Assistant(@Nullable ChatModel model, CircuitBreaker breaker, MeterRegistry meters, AssistantProperties properties) {
        this.model = model;
        this.breaker = breaker;
        this.meters = meters;
        this.role = new SystemMessage(properties.systemPrompt());
        this.limit = properties.limit();
        this.history = new History(properties.historyMessages(), properties.historyCharacters());
        this.places = new Semaphore(properties.parallel());
    }

    /** Whether there is an AI to ask. */
    public boolean isPresent() {
        return model != null;
    }

    /** The longest that {@link #ask} takes. */
    public Duration limit() {
        return limit;
    }

    /**
     * Asks for the next line of a conversation.
     *
     * @param lines oldest first
     * @param time at most this long, and never longer than {@link #limit()}
     * @throws InterruptedException if nobody waits for the answer any more; the call is given up
     */
    public Answer ask(List<Line> lines, Duration time) throws InterruptedException {
        if (model == null) {
            return Answer.none(Outcome.REFUSED);
        }
        var began = System.nanoTime();
        var bounded = time.compareTo(limit) < 0 ? time : limit;
        var answer = places.tryAcquire(bounded.toNanos(), TimeUnit.NANOSECONDS)
                ? askAtAPlace(model, prompt(lines), began + bounded.toNanos())
                : Answer.none(Outcome.BUSY);
        meters.timer("messagecenter.bot.ai", "outcome", answer.outcome().tag())
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        return answer;
    }

    private Answer askAtAPlace(ChatModel model, Prompt prompt, long until) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            places.release();
            return Answer.none(Outcome.REFUSED);
        }
        var began = System.nanoTime();
        var call = new FutureTask<>(() -> model.call(prompt));
        // The place is free when the call has really ended, even if nobody waits for it any more, or it was given up at
        // once.
        calls.execute(() -> {
            try {
                call.run();
            } finally {
                places.release();
            }
        });
        try {
            var response = call.get(until - began, TimeUnit.NANOSECONDS);
            breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            var result = response.getResult();
            return Answer.of(result == null ? null : result.getOutput().getText());
        } catch (TimeoutException e) {
            return failed(Outcome.SLOW, began, e);
        } catch (ExecutionException e) {
            return failed(Outcome.FAILED, began, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            breaker.releasePermission();
            throw e;
        } finally {
            call.cancel(true);
        }
    }

    private Answer failed(Outcome outcome, long began, Throwable cause) {
        breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, cause);
        log.warn("The AI gave no answer ({}): {}", outcome.tag(), cause.toString());
        return Answer.none(outcome);
    }

    private Prompt prompt(List<Line> lines) {
        var messages = new ArrayList<Message>();
        messages.add(role);
        for (var line : history.newest(lines)) {
            messages.add(line.byCustomer() ? new UserMessage(line.text()) : new AssistantMessage(line.text()));
        }
        return new Prompt(messages);
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
