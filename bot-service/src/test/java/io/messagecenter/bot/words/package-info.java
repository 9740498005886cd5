/** How words are compared. */
@NullMarked
package io.messagecenter.bot.words;

import org.jspecify.annotations.NullMarked;
