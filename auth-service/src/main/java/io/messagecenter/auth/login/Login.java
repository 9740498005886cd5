package io.messagecenter.auth.login;

import io.messagecenter.auth.account.Accounts;
import io.messagecenter.auth.account.Passwords;
import io.messagecenter.auth.account.User;
import io.messagecenter.auth.audit.AuditLog;
import io.messagecenter.auth.session.Sessions;
import io.messagecenter.platform.problem.Problem;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Checks passwords and begins sessions. Hashing, which is slow, holds no database connection. */
@Service
class Login {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final FailedLogins failedLogins;
    private final AuditLog audit;

    Login(Accounts accounts, Passwords passwords, Sessions sessions, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.failedLogins = new FailedLogins(clock);
    }

    /** A session of this user. */
    record Result(User user, Sessions.Grant grant) {}

    /** Empty for a wrong password, an unknown and an inactive user alike, and as slowly. */
    Optional<Result> byPassword(String username, String password, String address) {
        var user = accounts.find(username);
        var hash = user.filter(User::isActive).map(User::passwordHash).orElse(null);
        if (!attempt(username, address, () -> passwords.matches(password, hash))) {
            // Unless it is one of ours, what was typed is not kept: people type passwords there.
            user.ifPresent(u -> audit.recordAs(u.id(), u.username(), "login.failed", Map.of()));
            if (user.isEmpty()) {
                audit.record("login.failed", null, Map.of("user", "unknown"));
            }
            return Optional.empty();
        }
        var known = user.orElseThrow();
        var checked = Objects.requireNonNull(hash);
        var result = accounts.beginSession(known.id(), checked).map(grant -> new Result(known, grant));
        if (passwords.isOutdated(checked)) {
            accounts.rehash(known.id(), checked, password);
        }
        return result;
    }

    /** Empty for a refresh token that opens nothing (any more). */
    Optional<Result> byRefreshToken(String refreshToken) {
        return sessions.refresh(
                        refreshToken,
                        id -> accounts.find(id).filter(User::isActive).isPresent())
                .flatMap(grant -> accounts.find(grant.userId()).map(user -> new Result(user, grant)));
    }

    /** Changes the caller's own password; false if the current one is wrong. */
    boolean changePassword(long userId, UUID session, String address, String current, String next) {
        var user = accounts.find(userId).orElseThrow(() -> Problem.notFound("There is no such user."));
        if (!attempt(user.username(), address, () -> passwords.matches(current, user.passwordHash()))) {
            return false;
        }
        accounts.changePassword(userId, session, next);
        return true;
    }

    private boolean attempt(String username, String address, Supplier<Boolean> check) {
        try {
            return failedLogins.attempt(username, address, check);
        } catch (FailedLogins.TooMany tooMany) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-failed-logins",
                            "Too many failed logins. Please wait a little.")
                    .retryAfter(tooMany.retryAfter());
        }
    }
}
