package io.messagecenter.outbound.repair;

import io.messagecenter.outbound.lane.Lane;
import io.messagecenter.outbound.sending.DispatcherLease;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Decides when to look for what was missed: when this instance becomes the one that dispatches, at any sign of a loss, and now and
 * then without one. A look that failed is repeated, from where the last complete one ended.
 */
@Component
class Repair implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Repair.class);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final RepairLook look;
    private final RepairMarks marks;
    private final DispatcherLease lease;
    private final RepairProperties properties;
    private final Clock clock;
    private final Lane lane;
    private boolean wasOwner;
    private @Nullable String pending;
    private Instant notBefore = Instant.MIN;
    private Instant nextRegular = Instant.MAX;
    private int failures;
    private volatile @Nullable Instant completeUntil;

    Repair(
            RepairLook look,
            RepairMarks marks,
            DispatcherLease lease,
            RepairProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.look = look;
        this.marks = marks;
        this.lease = lease;
        this.properties = properties;
        this.clock = clock;
        this.lane = new Lane("repair", properties.poll(), this::lookIfDue);
        Gauge.builder("outbound.repair.behind", this, Repair::behind)
                .description("How long ago it was last sure that nothing is missing; 0 where another instance looks")
                .baseUnit("seconds")
                .register(meters);
    }

    private void lookIfDue() {
        if (!lease.isHeld()) {
            wasOwner = false;
            completeUntil = null;
            return;
        }
        if (!wasOwner) {
            wasOwner = true;
            pending = "this instance took over";
        }
        var now = clock.instant();
        if (now.isBefore(notBefore)) {
            return;
        }
        var wish = marks.wish();
        var reason = reason(wish, now);
        if (reason != null) {
            look(reason, wish);
        }
    }

    private @Nullable String reason(Optional<RepairMarks.Wish> wish, Instant now) {
        if (wish.isPresent()) {
            return wish.get().reason();
        }
        if (pending != null) {
            return pending;
        }
        return now.isBefore(nextRegular) ? null : "it is time to";
    }

    private void look(String reason, Optional<RepairMarks.Wish> wish) {
        var complete = look.at(reason);
        var now = clock.instant();
        if (complete.isPresent()) {
            failures = 0;
            pending = null;
            completeUntil = complete.get();
            wish.ifPresent(marks::fulfilled);
            notBefore = now.plus(properties.atMostEvery());
            nextRegular = now.plus(properties.every());
        } else {
            pending = reason;
            notBefore = now.plus(retry(failures++));
            log.info("What was missed is looked for again at {}", notBefore);
        }
    }

    /** Doubled each time. */
    private Duration retry(int failed) {
        var wait = properties.atMostEvery().dividedBy(4).multipliedBy(1L << Math.min(failed, 10));
        return wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY;
    }

    private double behind() {
        var until = completeUntil;
        return until == null ? 0 : Duration.between(until, clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public void start() {
        lane.start();
    }

    @Override
    public void stop() {
        lane.stop();
    }

    @Override
    public boolean isRunning() {
        return lane.isRunning();
    }

    @Override
    public boolean isAutoStartup() {
        return properties.enabled();
    }
}
