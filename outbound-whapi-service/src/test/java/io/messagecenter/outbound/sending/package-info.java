/** Tests. */
@NullMarked
package io.messagecenter.outbound.sending;

import org.jspecify.annotations.NullMarked;
