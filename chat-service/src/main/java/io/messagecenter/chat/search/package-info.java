/** Finds messages by their words, and chats by names and phone numbers. */
@NullMarked
package io.messagecenter.chat.search;

import org.jspecify.annotations.NullMarked;
