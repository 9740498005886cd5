/** What admins see and set of the channel: its state, its login, its webhook, and whether a webhook gets all the way through. */
@NullMarked
package io.messagecenter.outbound.desk;

import org.jspecify.annotations.NullMarked;
