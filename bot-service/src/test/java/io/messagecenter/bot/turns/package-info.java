/** Which messages get an answer, and that they get exactly one. */
@NullMarked
package io.messagecenter.bot.turns;

import org.jspecify.annotations.NullMarked;
