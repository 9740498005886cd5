/** What happens on the simulated WhatsApp number: who wrote what, what was read, and what the phone shows. */
@NullMarked
package io.messagecenter.simulator.channel;

import org.jspecify.annotations.NullMarked;
