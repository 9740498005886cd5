package io.messagecenter.auth.oidc;

import io.messagecenter.contracts.auth.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of our roles the provider's tokens give.
 *
 * @param claim the name of the claim, or a path of names with dots between them
 */
record ProviderRoles(String claim, String admin, String agent) {

    /** Empty for somebody who has neither role. Who has both is an admin. */
    Optional<Role> in(Map<String, ?> claims) {
        var names = names(claims);
        if (names.contains(admin)) {
            return Optional.of(Role.ADMIN);
        }
        return names.contains(agent) ? Optional.of(Role.AGENT) : Optional.empty();
    }

    /** Whether these claims speak of roles at all. */
    boolean areIn(Map<String, ?> claims) {
        return value(claims) != null;
    }

    private Collection<?> names(Map<String, ?> claims) {
        return switch (value(claims)) {
            case Collection<?> list -> list;
            case String words -> List.of(words.split("[ ,]+"));
            case null, default -> List.of();
        };
    }

    /** A claim of that very name goes before a path: some providers name claims by addresses, with dots in them. */
    private @Nullable Object value(Map<String, ?> claims) {
        Object value = claims.get(claim);
        if (value != null) {
            return value;
        }
        value = claims;
        for (var name : claim.split("\\.")) {
            if (!(value instanceof Map<?, ?> inner)) {
                return null;
            }
            value = inner.get(name);
        }
        return value;
    }
}
