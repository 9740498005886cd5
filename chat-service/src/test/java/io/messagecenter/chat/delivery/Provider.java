package io.messagecenter.chat.delivery;

import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.OutboundResult.ResultHead;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.OutboundResult.SendFailed;
import io.messagecenter.contracts.outbound.OutboundResult.SendUnclear;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Says how sends went, without waiting for Kafka. */
@TestComponent
public class Provider {

    private final ApplyResults results;
    private final Snapshots snapshots;

    Provider(ApplyResults results, Snapshots snapshots) {
        this.results = results;
        this.snapshots = snapshots;
    }

    public void accepts(long messageId, int attempt, String providerId) {
        apply(new SendAccepted(head(messageId), messageId, attempt, providerId));
    }

    public void refuses(long messageId, int attempt, String why) {
        apply(new SendFailed(head(messageId), messageId, attempt, FailureReason.REJECTED, why));
    }

    /** @param needsReview whether nothing more is tried, and a person must decide */
    public void isUnclearAbout(long messageId, int attempt, boolean needsReview) {
        apply(new SendUnclear(
                head(messageId), messageId, attempt, needsReview, needsReview ? "nobody can say" : "no answer"));
    }

    /** What is known of that message now. */
    public String status(long messageId) {
        return snapshots.messages(List.of(messageId)).getFirst().status().wire();
    }

    public void apply(OutboundResult... all) {
        results.apply(List.of(all));
    }

    /** What a result of that message's chat carries. */
    public ResultHead head(long messageId) {
        var message = snapshots.messages(List.of(messageId)).getFirst();
        var address = snapshots.chat(message.chatId()).orElseThrow().address();
        return new ResultHead(UUID.randomUUID(), address.account(), address, Instant.now());
    }
}
