package io.messagecenter.outbound.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.CancelSends;
import io.messagecenter.contracts.outbound.DeleteMessage;
import io.messagecenter.contracts.outbound.EditMessage;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.MessageAction;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.OutboundResult.ActionDone;
import io.messagecenter.contracts.outbound.OutboundResult.ActionFailed;
import io.messagecenter.contracts.outbound.OutboundResult.ResultHead;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.OutboundResult.SendFailed;
import io.messagecenter.contracts.outbound.OutboundResult.SendUnclear;
import io.messagecenter.contracts.outbound.ReactToMessage;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.platform.outbox.Outbox;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** @param code what the provider called it; null when it was not asked */
    void failed(SendMessage send, FailureReason reason, String detail, @Nullable String code) {
        publish(send, new SendFailed(head(send, "failed"), send.messageId(), send.attempt(), reason, detail, code));
    }

    /** @param tries which call it was whose outcome is unclear */
    void unclear(SendMessage send, int tries, boolean needsReview, String detail) {
        var outcome = (needsReview ? "review " : "unclear ") + tries;
        publish(send, new SendUnclear(head(send, outcome), send.messageId(), send.attempt(), needsReview, detail));
    }

    /** A message that is out was changed. Says nothing where there is nothing to change. */
    void done(OutboundCommand command) {
        action(command)
                .ifPresent(action -> publish(
                        command,
                        new ActionDone(head(command, "done"), command.id(), action.messageId(), action.action())));
    }

    /** A message that is out stays as it was. */
    void undone(OutboundCommand command, FailureReason reason, String detail, @Nullable String code) {
        action(command)
                .ifPresent(action -> publish(
                        command,
                        new ActionFailed(
                                head(command, "failed"),
                                command.id(),
                                action.messageId(),
                                action.action(),
                                reason,
                                detail,
                                code)));
    }

    private record Action(long messageId, MessageAction action) {}

    private static Optional<Action> action(OutboundCommand command) {
        return switch (command) {
            case EditMessage edit -> Optional.of(new Action(edit.messageId(), MessageAction.EDIT));
            case DeleteMessage delete -> Optional.of(new Action(delete.messageId(), MessageAction.DELETE));
            case ReactToMessage react -> Optional.of(new Action(react.messageId(), MessageAction.REACT));
            case SendMessage _ -> Optional.empty();
            case CancelSends _ -> Optional.empty();
        };
    }

    private void publish(OutboundCommand command, OutboundResult result) {
        outbox.append(Topic.OUTBOUND_RESULTS, command.head().address().toString(), result);
    }

    private ResultHead head(OutboundCommand command, String outcome) {
        var id = UUID.nameUUIDFromBytes((command.id() + " " + outcome).getBytes(UTF_8));
        return new ResultHead(id, command.head().account(), command.head().address(), clock.instant());
    }
}
