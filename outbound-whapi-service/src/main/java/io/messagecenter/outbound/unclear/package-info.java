/** Messages of which nobody knows whether they were sent: settled by what WHAPI shows, else by a person. Never by sending blindly. */
@NullMarked
package io.messagecenter.outbound.unclear;

import org.jspecify.annotations.NullMarked;
