/** Cursors for lists that are paged by key, not by offset. */
@NullMarked
package io.messagecenter.chat.paging;

import org.jspecify.annotations.NullMarked;
