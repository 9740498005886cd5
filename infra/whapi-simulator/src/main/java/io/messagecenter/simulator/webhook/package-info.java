/** Posts webhooks as WHAPI does, and keeps the settings that say where to. */
@NullMarked
package io.messagecenter.simulator.webhook;

import org.jspecify.annotations.NullMarked;
