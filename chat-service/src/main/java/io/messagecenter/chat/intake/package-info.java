/** What providers tell us becomes messages, changes of messages and better names: each fact once, in the order of each chat. */
@NullMarked
package io.messagecenter.chat.intake;

import org.jspecify.annotations.NullMarked;
