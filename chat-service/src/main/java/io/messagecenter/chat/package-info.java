/** Chats and messages of customers: the only reader and writer of the chat database. */
@NullMarked
package io.messagecenter.chat;

import org.jspecify.annotations.NullMarked;
