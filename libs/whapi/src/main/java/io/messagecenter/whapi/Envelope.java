package io.messagecenter.whapi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every element of a body.
 *
 * @param account the provider's channel
 * @param method {@code post}, {@code put}, {@code patch} or {@code delete}; null where nothing tells
 * @param repaired whether it comes from WHAPI's list instead of a webhook
 */
record Envelope(String account, @Nullable String method, Instant receivedAt, boolean repaired) {

    private static final int LONGEST_ACCOUNT = 100;

    /** The body's own words first, then what the delivery tells. */
    static Envelope of(@Nullable String channelId, @Nullable String method, Delivery delivery) {
        return new Envelope(
                channelId == null ? delivery.account() : account(channelId),
                method == null ? delivery.methodHint() : Text.lower(method),
                delivery.receivedAt(),
                false);
    }

    /** What was asked for instead of being pushed: as if each element had been posted. */
    static Envelope ofList(String account, Instant receivedAt) {
        return new Envelope(account(account), "post", receivedAt, true);
    }

    /** An account is part of addresses, whose parts are separated by colons. */
    private static String account(String channelId) {
        var account = channelId.replace(':', '_');
        return account.length() > LONGEST_ACCOUNT ? account.substring(0, LONGEST_ACCOUNT) : account;
    }
}
