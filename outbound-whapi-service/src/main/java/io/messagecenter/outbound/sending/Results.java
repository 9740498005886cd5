package io.messagecenter.outbound.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.OutboundResult.ResultHead;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.OutboundResult.SendFailed;
import io.messagecenter.contracts.outbound.OutboundResult.SendUnclear;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.platform.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says how a send went, in the transaction that knows. */
@Component
class Results {

    static final String TAKEN_OVER = "A colleague took over before the bot's answer went out.";

    private final Outbox outbox;
    private final Clock clock;

    Results(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void accepted(SendMessage send, String providerId) {
        publish(
                send,
                new SendAccepted(head(send, "accepted " + providerId), send.messageId(), send.attempt(), providerId));
    }

    void failed(SendMessage send, FailureReason reason, String detail) {
        publish(send, new SendFailed(head(send, "failed"), send.messageId(), send.attempt(), reason, detail));
    }

    /** @param tries which call it was whose outcome is unclear */
    void unclear(SendMessage send, int tries, boolean needsReview, String detail) {
        var outcome = (needsReview ? "review " : "unclear ") + tries;
        publish(send, new SendUnclear(head(send, outcome), send.messageId(), send.attempt(), needsReview, detail));
    }

    private void publish(SendMessage send, OutboundResult result) {
        outbox.append(Topic.OUTBOUND_RESULTS, send.head().address().toString(), result);
    }

    private ResultHead head(SendMessage send, String outcome) {
        var id = UUID.nameUUIDFromBytes((send.id() + " " + outcome).getBytes(UTF_8));
        return new ResultHead(id, send.head().account(), send.head().address(), clock.instant());
    }
}
