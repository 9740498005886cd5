/** One chat with its messages, page by page, and how far they were read. */
@NullMarked
package io.messagecenter.chat.thread;

import org.jspecify.annotations.NullMarked;
