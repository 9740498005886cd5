package io.messagecenter.auth.oidc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A login by the provider that came to nothing. */
final class Refusal extends RuntimeException {

    /** What the login page is told; no more than the person at the browser needs. */
    enum Reason {
        /** There is none. */
        NO_PROVIDER,
        PROVIDER_AWAY,
        /** The login did not begin in this browser, or long ago, or was finished before. */
        STATE,
        /** The provider says no; most often the person did. */
        REFUSED_BY_PROVIDER,
        /** What the provider says does not prove who this is. */
        WRONG_ANSWER,
        NO_ROLE,
        INACTIVE;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final @Nullable String detail;

    /** @param detail for the audit trail: a word such as {@code invalid_nonce}, never anything that came with the request */
    Refusal(Reason reason, @Nullable String detail) {
        super(reason.code(), null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Reason reason() {
        return reason;
    }

    @Nullable String detail() {
        return detail;
    }
}
