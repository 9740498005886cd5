/** What WHAPI's webhooks did not bring: found in its lists and published as if they had. */
@NullMarked
package io.messagecenter.outbound.repair;

import org.jspecify.annotations.NullMarked;
