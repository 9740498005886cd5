/** How admin commands are read. */
@NullMarked
package io.messagecenter.bot.commands;

import org.jspecify.annotations.NullMarked;
