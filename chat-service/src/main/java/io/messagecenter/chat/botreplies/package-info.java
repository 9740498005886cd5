/** What the bot would like to happen: its proposals are accepted or dropped, and admins' commands carried out, each once. */
@NullMarked
package io.messagecenter.chat.botreplies;

import org.jspecify.annotations.NullMarked;
