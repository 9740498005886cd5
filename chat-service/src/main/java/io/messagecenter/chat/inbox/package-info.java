/** The list of chats with its filters, and the counts beside it. */
@NullMarked
package io.messagecenter.chat.inbox;

import org.jspecify.annotations.NullMarked;
