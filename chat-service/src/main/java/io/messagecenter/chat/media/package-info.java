/** Files: uploads of users here, and downloads for who may see the chat. */
@NullMarked
package io.messagecenter.chat.media;

import org.jspecify.annotations.NullMarked;
