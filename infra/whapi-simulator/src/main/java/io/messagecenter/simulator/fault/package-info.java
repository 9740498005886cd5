/** Lets WHAPI fail on demand: slow, refusing, resetting, silent, or out of order. */
@NullMarked
package io.messagecenter.simulator.fault;

import org.jspecify.annotations.NullMarked;
