/** The way in over HTTP: who may, how much, and the answer that says that Kafka has it. */
@NullMarked
package io.messagecenter.ingest.webhook;

import org.jspecify.annotations.NullMarked;
