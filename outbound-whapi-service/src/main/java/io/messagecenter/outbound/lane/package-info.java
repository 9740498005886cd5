/** Threads of their own for work beside the sends, so that none of it can get in their way. */
@NullMarked
package io.messagecenter.outbound.lane;

import org.jspecify.annotations.NullMarked;
