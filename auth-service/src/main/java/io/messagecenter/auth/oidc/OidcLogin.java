package io.messagecenter.auth.oidc;

import org.jspecify.annotations.Nullable;

/** What a configured provider brings along. */
record OidcLogin(Provider provider, CodeFlow flow, LoginTickets tickets, Sealer refreshTokens) {

    String issuer() {
        return provider.client().issuer();
    }

    @Nullable String seal(@Nullable String refreshToken) {
        return refreshToken == null ? null : refreshTokens.seal(refreshToken);
    }
}
