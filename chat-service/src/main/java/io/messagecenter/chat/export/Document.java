package io.messagecenter.chat.export;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;

/** A chat that is being written down: begun once, then its messages in their order, ended once. */
sealed interface Document permits JsonDocument, CsvDocument, HtmlDocument {

    void begin(ChatSnapshot chat);

    void add(MessageSnapshot message);

    void end();
}
