/** What was measured: figures, their goals, and how they are shown. */
@NullMarked
package io.messagecenter.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
