/** The one WhatsApp channel: whether it can send, how fast, and who is told. */
@NullMarked
package io.messagecenter.outbound.channel;

import org.jspecify.annotations.NullMarked;
