/** What WHAPI's webhooks and message lists mean: split into elements, elements normalized into inbound events. No Spring, no Kafka. */
@NullMarked
package io.messagecenter.whapi;

import org.jspecify.annotations.NullMarked;
