package io.messagecenter.outbound.sending;

import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.channel.ChannelNews;
import io.messagecenter.outbound.whapi.Outcome;
import io.messagecenter.platform.kafka.TraceContext;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of a call: the intent's state and the result that others read are one transaction. */
@Component
public class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final String SETTLING = "whapi settle";
    private static final String LOST =
            "WhatsApp did not confirm this message, because we were interrupted; it may have arrived or not.";

    private final Intents intents;
    private final Results results;
    private final ChannelNews channelNews;
    private final SendingProperties properties;
    private final TraceContext trace;

    Settlement(
            Intents intents,
            Results results,
            ChannelNews channelNews,
            SendingProperties properties,
            TraceContext trace) {
        this.intents = intents;
        this.results = results;
        this.channelNews = channelNews;
        this.properties = properties;
        this.trace = trace;
    }

    /** @param cameBack whether the call shows that the channel, which was off, can send */
    @Transactional
    public void settle(Claim claim, Outcome outcome, Step step, boolean cameBack) {
        apply(claim, step);
        if (outcome instanceof Outcome.ChannelOff(var detail)) {
            channelNews.cannotSend(claim.command().head().account(), detail);
        } else if (cameBack) {
            channelNews.canSend();
        }
    }

    /** Calls of a process that died are unclear; those that may be repeated are. */
    @Transactional
    public void settleLost() {
        for (var claim : intents.lost(properties.callLasts())) {
            log.warn("The call for intent {} brought nothing back", claim.id());
            var unclear = new Outcome.Unclear(LOST);
            applyLater(claim, Step.after(claim, unclear, Duration.ZERO, properties, () -> 0));
        }
    }

    /** The file of a message will never get to WHAPI, and so neither will the message. */
    @Transactional
    public void fileRefused(Claim claim, Outcome.Rejected refusal) {
        trace.within(claim.traceParent(), SETTLING, () -> {
            if (intents.failWaiting(claim, refusal.detail())) {
                failed(claim, refusal.reason(), refusal.detail(), refusal.code());
            }
            return null;
        });
    }

    /** A message of unclear fate was seen at WHAPI. */
    @Transactional
    public void seen(Claim claim, String providerId) {
        applyLater(claim, new Step.Finish(providerId));
    }

    /** A message of unclear fate surely did not arrive, and is sent again unless it was cancelled. */
    @Transactional
    public void again(Claim claim) {
        applyLater(claim, new Step.Wait(Duration.ZERO, Step.HeldBy.UNCLEAR));
    }

    /** A message of unclear fate surely did not arrive, and will not. */
    @Transactional
    public void drop(Claim claim, String detail) {
        applyLater(claim, new Step.Fail(FailureReason.EXPIRED, detail));
    }

    /** A message of unclear fate is left to a person; the chat goes on without it. */
    @Transactional
    public void review(Claim claim, String detail) {
        trace.within(claim.traceParent(), SETTLING, () -> {
            if (intents.review(claim, detail)) {
                results.unclear((SendMessage) claim.command(), claim.tries(), true, detail);
            }
            return null;
        });
    }

    /** When the call is over, and its trace with it: one more step of that trace. */
    private void applyLater(Claim claim, Step step) {
        trace.within(claim.traceParent(), SETTLING, () -> {
            apply(claim, step);
            return null;
        });
    }

    private void apply(Claim claim, Step step) {
        switch (step) {
            case Step.Finish(var providerId) -> {
                if (intents.finish(claim, providerId)) {
                    finished(claim, providerId);
                }
            }
            case Step.Fail(var reason, var detail, var code) -> {
                if (intents.fail(claim, detail)) {
                    failed(claim, reason, detail, code);
                }
            }
            case Step.Wait(var delay, var heldBy) -> {
                if (intents.wait(claim, delay, heldBy)) {
                    failed(claim, FailureReason.CANCELLED, Results.TAKEN_OVER, null);
                }
            }
            case Step.Wonder(var detail) ->
                intents.wonder(claim, detail).ifPresent(echo -> {
                    var send = (SendMessage) claim.command();
                    if (echo.isEmpty()) {
                        results.unclear(send, claim.tries(), false, detail);
                    } else {
                        results.accepted(send, echo);
                    }
                });
        }
    }

    private void finished(Claim claim, @Nullable String providerId) {
        if (claim.command() instanceof SendMessage send) {
            results.accepted(send, Objects.requireNonNull(providerId));
        } else {
            results.done(claim.command());
        }
    }

    private void failed(Claim claim, FailureReason reason, String detail, @Nullable String code) {
        if (claim.command() instanceof SendMessage send) {
            results.failed(send, reason, detail, code);
        } else {
            results.undone(claim.command(), reason, detail, code);
        }
    }
}
