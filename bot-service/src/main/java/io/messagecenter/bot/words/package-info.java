/** Words as the bot compares them: without case, accents and punctuation. */
@NullMarked
package io.messagecenter.bot.words;

import org.jspecify.annotations.NullMarked;
