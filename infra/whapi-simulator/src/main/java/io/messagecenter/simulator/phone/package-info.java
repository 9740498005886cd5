/** What the simulator offers beside WHAPI's paths: playing customers, the ledger of sends, the faults, and the virtual phone. */
@NullMarked
package io.messagecenter.simulator.phone;

import org.jspecify.annotations.NullMarked;
