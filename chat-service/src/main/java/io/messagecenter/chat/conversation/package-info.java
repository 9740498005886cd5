/** One conversation: its rules, and the unit of work that changes chats and tells the world. */
@NullMarked
package io.messagecenter.chat.conversation;

import org.jspecify.annotations.NullMarked;
