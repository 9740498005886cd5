package io.messagecenter.auth.oidc;

import io.messagecenter.contracts.auth.Role;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after a login: a place of our own, or the dashboard of the role. */
final class ReturnTo {

    /** A path from the root; neither a second slash nor a backslash may make browsers read a host in it. */
    private static final Pattern OWN_PATH =
            Pattern.compile("/(?![/\\\\])[\\p{Alnum}\\-._~/?#=&%+:@!$'()*,;\\[\\]]{0,500}");

    private ReturnTo() {}

    /** Null for everything that is not surely one of our own paths. */
    static @Nullable String ownPath(@Nullable String asked) {
        return asked != null && OWN_PATH.matcher(asked).matches() ? asked : null;
    }

    static String dashboardOf(Role role) {
        return role == Role.ADMIN ? "/dashboard-admin/" : "/dashboard-agent/";
    }
}
