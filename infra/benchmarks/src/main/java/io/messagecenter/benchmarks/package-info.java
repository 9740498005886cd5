/** Measures Message Center against baselines on the same machine in the same run. */
@NullMarked
package io.messagecenter.benchmarks;

import org.jspecify.annotations.NullMarked;
