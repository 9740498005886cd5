package io.messagecenter.auth.oidc;

import io.messagecenter.auth.account.ProviderAccounts;
import io.messagecenter.auth.oidc.Refusal.Reason;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns somebody whom the provider knows into a user with a session of ours. */
@Component
class Arrivals {

    private static final int TRIES = 5;
    private static final Pattern NOT_OF_A_USERNAME = Pattern.compile("[^\\p{L}\\p{N}._@+-]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** Room for a number behind it. */
    private static final int LONGEST_USERNAME = 56;

    private static final int LONGEST_NAME = 100;

    private final ProviderAccounts accounts;
    private final ProviderSessions providerSessions;
    private final TransactionTemplate transaction;
    private final OidcProperties properties;

    Arrivals(
            ProviderAccounts accounts,
            ProviderSessions providerSessions,
            TransactionTemplate transaction,
            OidcProperties properties) {
        this.accounts = accounts;
        this.providerSessions = providerSessions;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** @throws Refusal for somebody without a role, or who was deactivated here */
    ProviderAccounts.Arrival arrive(CodeFlow.Identity identity, String issuer, @Nullable String sealedRefreshToken) {
        var role = properties.roles().in(identity.claims()).orElseThrow(() -> new Refusal(Reason.NO_ROLE, null));
        var user = identity.user();
        var username = username(user.getPreferredUsername(), user.getEmail());
        var person = new ProviderAccounts.Person(
                issuer, Objects.requireNonNull(user.getSubject()), username, name(user.getFullName(), username), role);
        for (var tries = 1; ; tries++) {
            try {
                return transaction.execute(_ -> {
                    var arrival = accounts.arrive(person).orElseThrow(() -> new Refusal(Reason.INACTIVE, null));
                    providerSessions.remember(
                            arrival.grant().session(),
                            issuer,
                            person.subject(),
                            user.getIdToken().getClaimAsString("sid"),
                            sealedRefreshToken);
                    return arrival;
                });
            } catch (DataIntegrityViolationException rival) {
                if (tries == TRIES) {
                    throw rival;
                }
            }
        }
    }

    /** The provider's, as far as it can be a username of ours. */
    static String username(@Nullable String preferred, @Nullable String email) {
        var wished = preferred == null || preferred.isBlank() ? email : preferred;
        var word =
                wished == null ? "" : NOT_OF_A_USERNAME.matcher(wished.strip()).replaceAll("-");
        word = word.replaceFirst("^[._@+-]+", "");
        word = word.substring(
                0, word.offsetByCodePoints(0, Math.min(word.codePointCount(0, word.length()), LONGEST_USERNAME)));
        return word.length() < 2 ? "user" : word;
    }

    static String name(@Nullable String full, String username) {
        var name = full == null ? "" : CONTROL.matcher(full).replaceAll(" ").strip();
        if (name.isEmpty()) {
            return username;
        }
        return name.substring(
                0, name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), LONGEST_NAME)));
    }
}
