package io.messagecenter.auth.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.messagecenter.contracts.auth.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as the API shows them: whole to themselves and to admins; to others without username and age. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserView(
        long id,
        @Nullable String username,
        String name,
        Role role,
        boolean active,
        @Nullable Instant createdAt,
        @Nullable Boolean twoFactor,
        @Nullable Source source) {

    /** Where a user logs in. */
    public enum Source {
        @JsonProperty("local")
        LOCAL,
        @JsonProperty("oidc")
        OIDC
    }

    public static UserView whole(User user) {
        return new UserView(
                user.id(),
                user.username(),
                user.name(),
                user.role(),
                user.isActive(),
                user.createdAt(),
                user.hasTwoFactor(),
                user.isOfProvider() ? Source.OIDC : Source.LOCAL);
    }

    static UserView brief(User user) {
        return new UserView(user.id(), null, user.name(), user.role(), user.isActive(), null, null, null);
    }
}
