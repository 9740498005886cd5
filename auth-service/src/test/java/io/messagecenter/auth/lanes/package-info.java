/** What waits in Kafka. */
@NullMarked
package io.messagecenter.auth.lanes;

import org.jspecify.annotations.NullMarked;
