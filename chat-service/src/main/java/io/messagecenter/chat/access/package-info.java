/** Who may see and change which chat: one policy for lists, single chats and everything else. */
@NullMarked
package io.messagecenter.chat.access;

import org.jspecify.annotations.NullMarked;
