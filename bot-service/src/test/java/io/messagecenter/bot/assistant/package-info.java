/** What is asked of the AI, and what becomes of its answers. */
@NullMarked
package io.messagecenter.bot.assistant;

import org.jspecify.annotations.NullMarked;
