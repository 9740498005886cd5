/** What the bot as a whole promises. */
@NullMarked
package io.messagecenter.bot;

import org.jspecify.annotations.NullMarked;
