/** The launcher behind {@code ./run}: builds, starts, watches and stops the whole system on one machine. */
@NullMarked
package io.messagecenter.local;

import org.jspecify.annotations.NullMarked;
