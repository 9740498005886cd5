package io.messagecenter.chat.intake;

import io.messagecenter.chat.conversation.Chat;
import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.contracts.inbound.MessageReceived;

/** Finds the message that a message answers. */
final class Quotes {

    private Quotes() {}

    /** The message as an answer to what it quotes; where that is not in the same chat, only its words are kept. */
    static NewMessage resolve(ChatWork work, Chat chat, MessageReceived event, NewMessage written) {
        var quote = event.quote();
        if (quote == null) {
            return written;
        }
        var quoted = Mentions.quoted(event)
                .flatMap(work::named)
                .filter(m -> m.chatId() == chat.id())
                .orElse(null);
        var words = quote.text() != null || quoted == null ? quote.text() : quoted.text();
        return written.answering(quoted, words);
    }
}
