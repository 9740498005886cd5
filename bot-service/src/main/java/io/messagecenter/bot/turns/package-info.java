/** The bot's turns: which message gets an answer, which one, and that it gets exactly one. */
@NullMarked
package io.messagecenter.bot.turns;

import org.jspecify.annotations.NullMarked;
