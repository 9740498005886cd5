/** What users began to write in chats, kept for them on the way to another device. */
@NullMarked
package io.messagecenter.chat.drafts;

import org.jspecify.annotations.NullMarked;
