package io.messagecenter.chat.search;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param message with these words; of a chat that was found by its name or number, the last one, if there is one
 * @param highlight where it was found, as HTML that holds nothing but text and {@code <mark>}
 */
record Hit(@Nullable MessageSnapshot message, ChatSnapshot chat, String highlight) {}
