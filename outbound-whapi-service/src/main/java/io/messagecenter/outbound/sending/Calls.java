package io.messagecenter.outbound.sending;

import io.messagecenter.outbound.channel.Channel;
import io.messagecenter.outbound.channel.ChannelNews;
import io.messagecenter.outbound.whapi.ChannelHealth;
import io.messagecenter.outbound.whapi.Outcome;
import io.messagecenter.outbound.whapi.WhapiClient;
import io.messagecenter.platform.kafka.InfrastructureErrors;
import io.messagecenter.platform.kafka.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The calls under way, each on a thread of its own, from the claim to the written result. */
@Component
class Calls {

    private static final Logger log = LoggerFactory.getLogger(Calls.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final WhapiClient whapi;
    private final Channel channel;
    private final ChannelNews channelNews;
    private final Settlement settlement;
    private final Intents intents;
    private final SendingProperties properties;
    private final MeterRegistry meters;
    private final TraceContext trace;
    private final Phaser underWay = new Phaser(1);
    private volatile boolean wasUnreachable;

    Calls(
            WhapiClient whapi,
            Channel channel,
            ChannelNews channelNews,
            Settlement settlement,
            Intents intents,
            SendingProperties properties,
            MeterRegistry meters,
            TraceContext trace) {
        this.whapi = whapi;
        this.channel = channel;
        this.channelNews = channelNews;
        this.settlement = settlement;
        this.intents = intents;
        this.properties = properties;
        this.meters = meters;
        this.trace = trace;
    }

    /** @param claimedAt before the claim was made, by {@link System#nanoTime()} */
    void start(Claim claim, long claimedAt, Runnable afterwards) {
        channel.started(claim.automatic());
        onItsOwnThread(
                () -> trace.within(claim.traceParent(), "whapi call", () -> {
                    carryOut(claim, claimedAt);
                    return null;
                }),
                afterwards);
    }

    /**
     * The channel is off and nothing is there to try it with: asks WHAPI for its health instead. A send tells more: with a plan that
     * is used up, the health is good and sends are refused.
     */
    void startProbe(Runnable afterwards) {
        channel.started(false);
        onItsOwnThread(this::probe, afterwards);
    }

    /** @return whether all calls came to their end in time */
    boolean awaitEnd(Duration time) throws InterruptedException {
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            log.warn("Calls that are still under way will be found again as unclear");
            return false;
        }
    }

    private void onItsOwnThread(Runnable call, Runnable afterwards) {
        underWay.register();
        Thread.ofVirtual().name("whapi-call").start(() -> {
            try {
                call.run();
            } finally {
                underWay.arriveAndDeregister();
                afterwards.run();
            }
        });
    }

    private void carryOut(Claim claim, long claimedAt) {
        var begin = System.nanoTime();
        Outcome outcome;
        try {
            outcome = whapi.carryOut(
                    claim.command(),
                    claim.mediaId(),
                    () -> System.nanoTime() - claimedAt
                            < properties.claimHolds().toNanos());
        } catch (RuntimeException e) {
            log.error("Intent {} ended unclear by an error of ours", claim.id(), e);
            outcome =
                    new Outcome.Unclear("An error of ours left this message unconfirmed; it may have arrived or not.");
        }
        var took = Duration.ofNanos(System.nanoTime() - begin);
        count(claim, outcome, took);
        var verdict = channel.finished(claim.automatic(), outcome, took);
        var step = Step.after(
                claim,
                outcome,
                verdict.closedFor(),
                properties,
                () -> ThreadLocalRandom.current().nextDouble());
        var result = outcome;
        untilWritten(claim, () -> settlement.settle(claim, result, step, verdict.cameBack()));
        hurryOthers(outcome);
    }

    /** Nothing is forgotten because the database is away for a while; after a crash the intent is found as sending. */
    private void untilWritten(Claim claim, Runnable write) {
        var pause = Duration.ofMillis(50);
        while (true) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                if (!InfrastructureErrors.isInfrastructure(e)
                        || Thread.currentThread().isInterrupted()) {
                    log.error("The outcome of intent {} could not be written down; it will end unclear", claim.id(), e);
                    return;
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void hurryOthers(Outcome outcome) {
        if (outcome instanceof Outcome.Unreachable) {
            wasUnreachable = true;
        } else if (wasUnreachable && outcome instanceof Outcome.Accepted) {
            wasUnreachable = false;
            try {
                intents.hurry();
            } catch (RuntimeException e) {
                log.info("What waits for WHAPI keeps its own times: {}", e.toString());
            }
        }
    }

    private void probe() {
        var begin = System.nanoTime();
        Outcome outcome = whapi.health().filter(ChannelHealth::canSend).isPresent()
                ? new Outcome.Accepted(null)
                : new Outcome.ChannelOff("WHAPI's health does not say that the channel can send.");
        var verdict = channel.finished(false, outcome, Duration.ofNanos(System.nanoTime() - begin));
        if (verdict.cameBack()) {
            try {
                channelNews.canSend();
            } catch (RuntimeException e) {
                log.warn("The channel is back, which could not be announced: {}", e.toString());
                channel.wasOff();
            }
        }
    }

    private void count(Claim claim, Outcome outcome, Duration took) {
        var name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        meters.timer("whapi.calls", "outcome", name, "lane", claim.automatic() ? "automatic" : "person")
                .record(took);
    }
}
