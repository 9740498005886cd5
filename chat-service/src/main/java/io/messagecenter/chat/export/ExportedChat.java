package io.messagecenter.chat.export;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.util.List;

/** What {@link JsonDocument} writes piece by piece, as the API's document describes it. */
record ExportedChat(ChatSnapshot chat, List<MessageSnapshot> messages) {}
