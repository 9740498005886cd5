package io.messagecenter.chat.live;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.contracts.chat.Audience;
import org.jspecify.annotations.Nullable;

/**
 * An event, ready to be told.
 *
 * @param messageId the message that it is about; null for one about the chat
 * @param event what those get who may see the chat after it
 * @param removed what those get who may not see it any more
 */
record Told(
        long chatId,
        @Nullable Long messageId,
        Audience audience,
        Frame event,
        @Nullable Frame removed) {

    /** What is told to who may see that much: the event, that the chat is gone, or nothing. */
    @Nullable Frame to(Scope scope) {
        if (scope.contains(audience.after())) {
            return event;
        }
        return scope.contains(audience.before()) ? removed : null;
    }

    /** Whether who may see that much could see the chat before or after. */
    boolean concerns(Scope scope) {
        return scope.contains(audience.after()) || scope.contains(audience.before());
    }
}
