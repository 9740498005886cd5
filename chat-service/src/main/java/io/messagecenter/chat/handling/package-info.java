/** Who handles a chat and how: mode, assignment, labels, claims. */
@NullMarked
package io.messagecenter.chat.handling;

import org.jspecify.annotations.NullMarked;
