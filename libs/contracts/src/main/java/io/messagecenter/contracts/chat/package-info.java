/** What happened to chats: the events of {@code chat.events} and the shapes in which a chat and a message are shown. */
@NullMarked
package io.messagecenter.contracts.chat;

import org.jspecify.annotations.NullMarked;
