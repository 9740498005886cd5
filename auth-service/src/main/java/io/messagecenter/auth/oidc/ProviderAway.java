package io.messagecenter.auth.oidc;

/** The provider does not answer, or not as a provider does. */
final class ProviderAway extends RuntimeException {

    ProviderAway(String message, Throwable cause) {
        super(message, cause);
    }
}
