/** The lanes in which work waits in Kafka: how much, how old, and what was promised. */
@NullMarked
package io.messagecenter.auth.lanes;

import org.jspecify.annotations.NullMarked;
