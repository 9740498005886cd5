/** Plays the clients: requests in a closed or an open loop, and readers of streams. */
@NullMarked
package io.messagecenter.benchmarks.load;

import org.jspecify.annotations.NullMarked;
