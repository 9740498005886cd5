/** The AI: an OpenAI-compatible API, bounded in time, in parallelism and in what it is told. */
@NullMarked
package io.messagecenter.bot.assistant;

import org.jspecify.annotations.NullMarked;
