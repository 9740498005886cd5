package io.messagecenter.platform.security;

import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.directory.Directory;
import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token of a deactivated user, of an ended session, or from before a change of password or role opens nothing. */
public final class UserInForce {

    private final Directory directory;

    UserInForce(Directory directory) {
        this.directory = directory;
    }

    /** Whether the token, valid by itself, still opens something. */
    public boolean holds(Jwt jwt) {
        if (directory.hasEnded(session(jwt))) {
            return false;
        }
        return directory
                .user(Long.parseLong(jwt.getSubject()))
                .map(user -> {
                    var issued = jwt.getIssuedAt();
                    var from = user.sessionsValidFrom();
                    // Tokens carry whole seconds.
                    return user.active()
                            && (from == null || (issued != null && issued.getEpochSecond() >= from.getEpochSecond()));
                })
                .orElse(true);
    }

    private static String session(Jwt jwt) {
        return Objects.requireNonNull(jwt.getClaimAsString(AccessToken.SESSION));
    }

    /** Its user, with the role that is in force now. */
    public CurrentUser user(Jwt jwt) {
        var id = Long.parseLong(jwt.getSubject());
        var known = directory.user(id);
        var username = jwt.getClaimAsString("preferred_username");
        var name = jwt.getClaimAsString("name");
        List<String> roles = jwt.getClaimAsStringList(AccessToken.ROLES);
        var claimed = roles != null && roles.contains(Role.ADMIN.wire()) ? Role.ADMIN : Role.AGENT;
        return new CurrentUser(
                id,
                known.map(u -> u.username()).orElse(username == null ? "user-" + id : username),
                known.map(u -> u.name()).orElse(name == null ? "User " + id : name),
                known.map(u -> u.role()).orElse(claimed),
                session(jwt));
    }
}
