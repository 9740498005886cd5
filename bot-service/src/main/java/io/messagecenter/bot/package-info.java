/** The bot: turns what happens in chats into proposals for a reply; decides nothing itself. */
@NullMarked
package io.messagecenter.bot;

import org.jspecify.annotations.NullMarked;
