package io.messagecenter.contracts.inbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The channel's own state changed.
 *
 * @param state the provider's word: {@code AUTH} can send; {@code QR}, {@code INIT}, {@code LAUNCH}, {@code STOP},
 *     {@code ERROR}, {@code LOGGED_IN}, {@code LOGGED_OUT} …; may grow
 * @param detail for people; never a secret such as the QR code itself
 */
public record ChannelChanged(
        InboundHead head,
        String state,
        @Nullable String detail,
        @Nullable JsonNode raw) implements InboundEvent {}
