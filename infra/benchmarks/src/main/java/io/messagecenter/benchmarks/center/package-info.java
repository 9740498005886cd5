/** The system that is measured: its processes, its database, its broker, and the machine below. */
@NullMarked
package io.messagecenter.benchmarks.center;

import org.jspecify.annotations.NullMarked;
