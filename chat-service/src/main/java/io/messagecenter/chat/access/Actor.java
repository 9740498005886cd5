package io.messagecenter.chat.access;

import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.security.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * Whoever acts on a chat.
 *
 * @param id the user's id; null for an administrator who is known by their phone number only
 */
public record Actor(@Nullable Long id, Role role) {

    /** The user of this request. */
    public static Actor of(CurrentUser user) {
        return new Actor(user.id(), user.role());
    }

    boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
