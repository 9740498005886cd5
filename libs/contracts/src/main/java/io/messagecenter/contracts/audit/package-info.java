/** What people did that others may ask about later: {@code audit.events}. */
@NullMarked
package io.messagecenter.contracts.audit;

import org.jspecify.annotations.NullMarked;
