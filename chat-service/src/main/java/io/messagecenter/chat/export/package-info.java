/** Whole chats as files to take away. */
@NullMarked
package io.messagecenter.chat.export;

import org.jspecify.annotations.NullMarked;
