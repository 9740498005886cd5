/** What runs inside a service in place of Kafka, so that its price can be told. */
@NullMarked
package io.messagecenter.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
