/** What arrives by webhook, as all instances know it: when something last did, and whether a test webhook came. */
@NullMarked
package io.messagecenter.outbound.arrivals;

import org.jspecify.annotations.NullMarked;
