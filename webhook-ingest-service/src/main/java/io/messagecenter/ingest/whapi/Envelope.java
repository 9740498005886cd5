package io.messagecenter.ingest.whapi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every element of a body.
 *
 * @param account the provider's channel
 * @param method {@code post}, {@code put}, {@code patch} or {@code delete}; null where nothing tells
 */
record Envelope(String account, @Nullable String method, Instant receivedAt) {

    private static final int LONGEST_ACCOUNT = 100;

    /** The body's own words first, then what the delivery tells. */
    static Envelope of(@Nullable String channelId, @Nullable String method, Delivery delivery) {
        return new Envelope(
                channelId == null ? delivery.account() : account(channelId),
                method == null ? delivery.methodHint() : Text.lower(method),
                delivery.receivedAt());
    }

    /** An account is part of addresses, whose parts are separated by colons. */
    private static String account(String channelId) {
        var account = channelId.replace(':', '_');
        return account.length() > LONGEST_ACCOUNT ? account.substring(0, LONGEST_ACCOUNT) : account;
    }
}
