/** Faults on real processes: kills, freezes, cut networks and a broken WHAPI under load, and what must hold after each. */
@NullMarked
package io.messagecenter.systemtests.faults;

import org.jspecify.annotations.NullMarked;
