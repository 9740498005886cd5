/** The bot's rules: keywords, and what to say when one is found. */
@NullMarked
package io.messagecenter.bot.rules;

import org.jspecify.annotations.NullMarked;
