/** What WHAPI's webhooks mean: bodies split into elements, elements normalized into inbound events. No Spring, no Kafka. */
@NullMarked
package io.messagecenter.ingest.whapi;

import org.jspecify.annotations.NullMarked;
