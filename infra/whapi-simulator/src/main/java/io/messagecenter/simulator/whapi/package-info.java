/** WHAPI's own paths, in WHAPI's shapes. */
@NullMarked
package io.messagecenter.simulator.whapi;

import org.jspecify.annotations.NullMarked;
