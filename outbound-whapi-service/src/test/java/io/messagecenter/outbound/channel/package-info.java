/** Tests. */
@NullMarked
package io.messagecenter.outbound.channel;

import org.jspecify.annotations.NullMarked;
