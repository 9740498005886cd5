/** What a channel's provider told us, normalized: the events of {@code inbound.events}. */
@NullMarked
package io.messagecenter.contracts.inbound;

import org.jspecify.annotations.NullMarked;
