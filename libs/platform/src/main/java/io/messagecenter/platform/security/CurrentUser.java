package io.messagecenter.platform.security;

import io.messagecenter.contracts.auth.Role;

/**
 * Who calls. A controller takes it as a parameter.
 *
 * @param role as it is in force now, not as it was when the token was made
 */
public record CurrentUser(long id, String username, String name, Role role, String sessionId) {

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
