/** Admin commands, as they arrive in WhatsApp messages. */
@NullMarked
package io.messagecenter.bot.commands;

import org.jspecify.annotations.NullMarked;
