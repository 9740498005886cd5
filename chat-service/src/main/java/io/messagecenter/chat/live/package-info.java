/** What happens while somebody looks: the live stream, what changed since a cursor, and who else is there. */
@NullMarked
package io.messagecenter.chat.live;

import org.jspecify.annotations.NullMarked;
