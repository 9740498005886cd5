package io.messagecenter.contracts.outbound;

import java.util.List;

/** Do not send these messages, as far as they are not on the wire yet: a person took over from the bot. */
public record CancelSends(OutboundHead head, List<Long> messageIds) implements OutboundCommand {
    public CancelSends {
        messageIds = messageIds == null ? List.of() : List.copyOf(messageIds);
    }
}
