/** Tests. */
@NullMarked
package io.messagecenter.outbound.unclear;

import org.jspecify.annotations.NullMarked;
