/** What people here write: replies, notes, and the first message to a number. */
@NullMarked
package io.messagecenter.chat.reply;

import org.jspecify.annotations.NullMarked;
