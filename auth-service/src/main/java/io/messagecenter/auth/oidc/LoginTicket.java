package io.messagecenter.auth.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a browser carries, sealed, from the beginning of a login to its end.
 *
 * @param nonce as it was drawn; the provider saw only its hash
 * @param returnTo null if nobody asked for a place
 */
record LoginTicket(
        String state,
        String nonce,
        String verifier,
        String redirectUri,
        @Nullable String returnTo,
        Instant expiresAt) {}
