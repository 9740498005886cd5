/** What customers notice of us beside messages, and what we learn of them: read receipts, typing, names and pictures. */
@NullMarked
package io.messagecenter.chat.courtesy;

import org.jspecify.annotations.NullMarked;
