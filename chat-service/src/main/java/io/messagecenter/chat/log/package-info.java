/** Places in {@code chat.events}, the history of all chats: as cursors for clients, and to read on from. */
@NullMarked
package io.messagecenter.chat.log;

import org.jspecify.annotations.NullMarked;
