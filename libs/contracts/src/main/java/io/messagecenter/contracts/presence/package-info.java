/** Who types or looks, for a moment: {@code presence.events}. */
@NullMarked
package io.messagecenter.contracts.presence;

import org.jspecify.annotations.NullMarked;
