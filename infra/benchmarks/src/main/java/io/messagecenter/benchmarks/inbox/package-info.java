/** How the screens' requests fare at a million messages. */
@NullMarked
package io.messagecenter.benchmarks.inbox;

import org.jspecify.annotations.NullMarked;
