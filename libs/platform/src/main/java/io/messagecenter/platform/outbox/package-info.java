/** Events leave the database in the order in which they were written, once their transaction committed. */
@NullMarked
package io.messagecenter.platform.outbox;

import org.jspecify.annotations.NullMarked;
