/** The intents: from the command in Kafka, through one call, to its result. */
@NullMarked
package io.messagecenter.outbound.sending;

import org.jspecify.annotations.NullMarked;
