package io.messagecenter.bot.turns;

import io.messagecenter.bot.assistant.Assistant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Answers turns that are due: new ones when the customer has come to an end, and those that an instance left behind when it died.
 * There is one way for both: whoever claims a due turn looks after it.
 */
@Component
class AnswerTurns implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AnswerTurns.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final int CLAIMED_AT_ONCE = 100;

    private final Turns turns;
    private final Transcript transcript;
    private final Assistant assistant;
    private final Publisher publisher;
    private final TurnMeters meters;
    private final BotProperties settings;
    private final Clock clock;
    private final Map<Long, Waiter> waiters = new ConcurrentHashMap<>();
    private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("turn-sweeps").factory());
    private volatile boolean running;

    AnswerTurns(
            Turns turns,
            Transcript transcript,
            Assistant assistant,
            Publisher publisher,
            TurnMeters meters,
            BotProperties settings,
            Clock clock) {
        this.turns = turns;
        this.transcript = transcript;
        this.assistant = assistant;
        this.publisher = publisher;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks after these turns as soon as they are due. */
    void await(Collection<Turn> waiting) {
        for (var turn : waiting) {
            var delay = Duration.between(clock.instant(), turn.nextAt());
            try {
                sweeps.schedule(this::sweep, Math.max(0, delay.toMillis()) + 1, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                log.debug("Turn {} is left to the next instance", turn.messageId());
            }
        }
    }

    /** Gives up on answers that nobody needs any more. */
    void abandon(Collection<Turn> dropped) {
        for (var turn : dropped) {
            var waiter = waiters.get(turn.messageId());
            if (waiter != null) {
                waiter.abandon();
            }
        }
    }

    private void sweep() {
        try {
            List<Turn> claimed;
            do {
                claimed = turns.claim(clock.instant(), CLAIMED_AT_ONCE);
                claimed.forEach(this::lookAfter);
            } while (claimed.size() == CLAIMED_AT_ONCE);
        } catch (RuntimeException e) {
            log.warn("Due turns could not be claimed, the next sweep tries again: {}", e.toString());
        }
    }

    private void lookAfter(Turn turn) {
        var now = clock.instant();
        if (turn.writtenAt().isBefore(now.minus(settings.maxAge()))) {
            var dropped = turn.dropped(Reasons.TOO_OLD);
            if (turns.drop(dropped)) {
                meters.count(dropped);
            }
        } else if (!turn.isWaiting()) {
            publisher.publish(List.of(turn));
        } else if (turn.deadline().isAfter(now)) {
            answering.execute(() -> askAndReply(turn));
        } else {
            reply(turn, settings.texts().fallback(), Reasons.FALLBACK);
        }
    }

    private void askAndReply(Turn turn) {
        var waiter = new Waiter(Thread.currentThread());
        waiters.put(turn.messageId(), waiter);
        try {
            var lines = transcript.upTo(turn.chatId(), turn.seq());
            var answer = waiter.during(() -> assistant.ask(lines, Duration.between(clock.instant(), turn.deadline())));
            if (answer.text() == null) {
                reply(turn, settings.texts().fallback(), Reasons.FALLBACK);
            } else {
                reply(turn, answer.text(), Reasons.AI);
            }
        } catch (InterruptedException nobodyWaits) {
            log.debug("Turn {} needs no answer any more", turn.messageId());
        } catch (RuntimeException e) {
            log.warn("Turn {} could not be answered, it gets the fallback at its deadline", turn.messageId(), e);
        } finally {
            waiters.remove(turn.messageId(), waiter);
        }
    }

    private void reply(Turn turn, String text, String reason) {
        var now = clock.instant();
        var ready = turn.ready(Proposals.reply(turn, text, null, reason, now), reason, true, now);
        if (turns.decide(ready)) {
            publisher.publish(List.of(ready));
        }
    }

    private void measure() {
        try {
            meters.oldestOpen(turns.oldestOpen().orElse(null), clock.instant());
        } catch (RuntimeException e) {
            log.debug("The age of open turns is not known: {}", e.toString());
        }
    }

    private void clean() {
        try {
            Instant before = clock.instant().minus(settings.keep());
            turns.forget(before);
            transcript.forget(before);
        } catch (RuntimeException e) {
            log.warn("Old turns could not be forgotten: {}", e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        sweeps.scheduleWithFixedDelay(this::sweep, 0, BETWEEN_SWEEPS.toMillis(), TimeUnit.MILLISECONDS);
        sweeps.scheduleWithFixedDelay(this::measure, 1, 5, TimeUnit.SECONDS);
        sweeps.scheduleWithFixedDelay(this::clean, 1, BETWEEN_CLEANINGS.toMinutes(), TimeUnit.MINUTES);
    }

    /** Takes no more turns, and lets the answers come that are under way: at most the AI's limit. */
    @Override
    public void stop() {
        running = false;
        sweeps.shutdownNow();
        answering.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the listeners, whose last batches may still bring turns. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1000;
    }
}
