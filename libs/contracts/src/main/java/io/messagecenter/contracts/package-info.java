/** The event contract: every record that crosses Kafka, the topic it belongs to, and how it is read and written. */
@NullMarked
package io.messagecenter.contracts;

import org.jspecify.annotations.NullMarked;
