/** Takes WHAPI's webhooks and answers only when Kafka has them. */
@NullMarked
package io.messagecenter.ingest;

import org.jspecify.annotations.NullMarked;
