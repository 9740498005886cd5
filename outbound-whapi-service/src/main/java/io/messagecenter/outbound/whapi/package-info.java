/** WHAPI's HTTP interface: what is asked there, and what its answers, or their absence, prove. */
@NullMarked
package io.messagecenter.outbound.whapi;

import org.jspecify.annotations.NullMarked;
