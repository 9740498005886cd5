package io.messagecenter.outbound.channel;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.messagecenter.outbound.whapi.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How much may be asked of WHAPI now: an even rate, a number of parallel calls of which some are kept for persons, a circuit breaker,
 * and what WHAPI itself said about the channel. Only the dispatching instance's view counts; the others' stay idle.
 */
@Component
public class Channel {

    private static final String NAME = "whapi";
    private static final int HALF_OPEN_CALLS = 3;

    private final Clock clock;
    private final ChannelGate gate;
    private final RateLimiter rate;
    private final Bulkhead parallel;
    private final Bulkhead parallelAutomatic;
    private final CircuitBreaker circuit;

    Channel(ChannelProperties properties, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.gate = new ChannelGate(properties.patience());
        var rates = RateLimiterRegistry.of(RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofSeconds(1).dividedBy(properties.sendsPerSecond()))
                .timeoutDuration(Duration.ZERO)
                .build());
        var bulkheads = BulkheadRegistry.of(bulkhead(properties.parallelCalls()));
        var circuits = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.circuit().calls())
                .minimumNumberOfCalls(properties.circuit().minimumCalls())
                .waitDurationInOpenState(properties.circuit().open())
                .permittedNumberOfCallsInHalfOpenState(HALF_OPEN_CALLS)
                .build());
        this.rate = rates.rateLimiter(NAME);
        this.parallel = bulkheads.bulkhead(NAME);
        this.parallelAutomatic = bulkheads.bulkhead(
                NAME + "-automatic", bulkhead(Math.max(1, properties.parallelCalls() - properties.keptForPersons())));
        this.circuit = circuits.circuitBreaker(NAME);
        TaggedRateLimiterMetrics.ofRateLimiterRegistry(rates).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits).bindTo(meters);
        Gauge.builder("whapi.channel.off", gate, it -> it.isOff() ? 1 : 0)
                .description("1 while WHAPI says that the channel cannot send")
                .register(meters);
    }

    /**
     * How many calls may start now.
     *
     * @param any of any lane
     * @param automatic of these, for bots and bulk
     */
    public record Room(int any, int automatic) {
        static final Room NONE = new Room(0, 0);
    }

    /**
     * What a finished call means for the channel.
     *
     * @param closedFor how long nothing else will be tried, because WHAPI asked for it
     * @param cameBack whether the channel could not send before and now can
     */
    public record Verdict(Duration closedFor, boolean cameBack) {
        static final Verdict NOTHING = new Verdict(Duration.ZERO, false);
    }

    public Room room() {
        var free = Math.min(
                parallel.getMetrics().getAvailableConcurrentCalls(),
                rate.getMetrics().getAvailablePermissions());
        if (free <= 0 || !circuitLetsThrough()) {
            return Room.NONE;
        }
        if (circuit.getState() == CircuitBreaker.State.HALF_OPEN) {
            free = 1;
        }
        var any = gate.admits(free, clock.instant());
        return new Room(any, Math.min(any, parallelAutomatic.getMetrics().getAvailableConcurrentCalls()));
    }

    /** How long it takes until the rate allows one more. */
    public Duration pace() {
        return rate.getRateLimiterConfig().getLimitRefreshPeriod();
    }

    /** A call starts, within the {@linkplain #room() room}. To be followed by {@link #finished}. */
    public void started(boolean automatic) {
        rate.acquirePermission();
        parallel.tryAcquirePermission();
        if (automatic) {
            parallelAutomatic.tryAcquirePermission();
        }
        circuit.tryAcquirePermission();
        gate.started();
    }

    /** @param took how long the call took */
    public Verdict finished(boolean automatic, Outcome outcome, Duration took) {
        parallel.onComplete();
        if (automatic) {
            parallelAutomatic.onComplete();
        }
        return switch (outcome) {
            case Outcome.Accepted _ -> gotThrough(took);
            case Outcome.Rejected _ -> gotThrough(took);
            case Outcome.ChannelOff _ -> {
                circuit.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
                gate.off(clock.instant());
                yield Verdict.NOTHING;
            }
            case Outcome.Throttled throttled -> {
                circuit.releasePermission();
                yield new Verdict(gate.throttled(throttled.retryAfter(), clock.instant()), false);
            }
            case Outcome.ClaimExpired _ -> {
                circuit.releasePermission();
                gate.finished();
                yield Verdict.NOTHING;
            }
            case Outcome.Unreachable(var detail) -> failed(detail, took);
            case Outcome.Unclear(var detail) -> failed(detail, took);
        };
    }

    /** What was known before this instance took over. */
    public void wasOff() {
        gate.off(clock.instant());
    }

    /** Somebody says that the channel is back: the next trial is due at once. */
    public void tryNow() {
        gate.tryNow();
    }

    /** Whether WHAPI said that the channel cannot send, and nothing got through since. */
    public boolean isOff() {
        return gate.isOff();
    }

    /** Whether the circuit breaker keeps all calls back. */
    public boolean isCircuitOpen() {
        return circuit.getState() == CircuitBreaker.State.OPEN;
    }

    private Verdict gotThrough(Duration took) {
        circuit.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
        return new Verdict(Duration.ZERO, gate.worked());
    }

    private Verdict failed(String detail, Duration took) {
        circuit.onError(took.toNanos(), TimeUnit.NANOSECONDS, new IOException(detail));
        gate.finished();
        return Verdict.NOTHING;
    }

    private boolean circuitLetsThrough() {
        if (!circuit.tryAcquirePermission()) {
            return false;
        }
        circuit.releasePermission();
        return true;
    }

    private static BulkheadConfig bulkhead(int calls) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(calls)
                .maxWaitDuration(Duration.ZERO)
                .build();
    }
}
