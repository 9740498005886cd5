/** What the bot proposes: the events of {@code bot.replies}. */
@NullMarked
package io.messagecenter.contracts.bot;

import org.jspecify.annotations.NullMarked;
