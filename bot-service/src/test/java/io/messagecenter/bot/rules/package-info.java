/** Which rule answers, and which rules are refused. */
@NullMarked
package io.messagecenter.bot.rules;

import org.jspecify.annotations.NullMarked;
