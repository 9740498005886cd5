package io.messagecenter.auth.login;

import io.messagecenter.auth.account.Accounts;
import io.messagecenter.auth.account.PasswordCheck;
import io.messagecenter.auth.account.Passwords;
import io.messagecenter.auth.account.User;
import io.messagecenter.auth.audit.AuditLog;
import io.messagecenter.auth.session.Sessions;
import io.messagecenter.auth.twofactor.SecondFactor;
import io.messagecenter.platform.problem.Problem;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Checks passwords and begins sessions. Hashing, which is slow, holds no database connection. */
@Service
class Login {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final PasswordCheck check;
    private final SecondFactor secondFactor;
    private final AuditLog audit;

    Login(
            Accounts accounts,
            Passwords passwords,
            PasswordCheck check,
            SecondFactor secondFactor,
            Sessions sessions,
            AuditLog audit) {
        this.check = check;
        this.secondFactor = secondFactor;
        this.audit = audit;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** A session of this user. */
    record Result(User user, Sessions.Grant grant) {}

    /**
     * Empty for a wrong password, an unknown and an inactive user alike, and as slowly.
     *
     * @param code of the second factor, where the user has one
     * @throws io.messagecenter.platform.problem.ProblemException 401 {@code second-factor-required} for a right password without a
     *     code, {@code wrong-code} for one with a wrong code; 429
     */
    Optional<Result> byPassword(String username, String password, @Nullable String code, String address) {
        var attempt = new Attempt(username, password, code);
        if (!check.attempt(username, address, attempt::succeeds)) {
            // Unless it is one of ours, what was typed is not kept: people type passwords there.
            attempt.user.ifPresentOrElse(
                    user -> audit.recordAs(user.id(), user.username(), "login.failed", Map.of()),
                    () -> audit.record("login.failed", null, Map.of("user", "unknown")));
            if (attempt.wrongCode) {
                throw Problem.of(HttpStatus.UNAUTHORIZED, "wrong-code", "The code is wrong, or was used before.");
            }
            return Optional.empty();
        }
        var user = attempt.user.orElseThrow();
        var checked = Objects.requireNonNull(attempt.hash);
        var result = accounts.beginSession(user.id(), checked).map(grant -> new Result(user, grant));
        if (passwords.isOutdated(checked)) {
            accounts.rehash(user.id(), checked, password);
        }
        return result;
    }

    /** A try to log in, and what it found out. Whoever has to wait after too many failures costs no look into the database. */
    private final class Attempt {

        private final String username;
        private final String password;
        private final @Nullable String code;
        private Optional<User> user = Optional.empty();
        private @Nullable String hash;
        private boolean wrongCode;

        private Attempt(String username, String password, @Nullable String code) {
            this.username = username;
            this.password = password;
            this.code = code;
        }

        private boolean succeeds(int distrust) {
            user = accounts.find(username);
            hash = user.filter(User::isActive).map(User::passwordHash).orElse(null);
            if (!passwords.matches(password, hash, distrust)) {
                return false;
            }
            wrongCode = !provesSecondFactor(user.orElseThrow(), code);
            return !wrongCode;
        }
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
        if (!check.isRight(userId, current, address)) {
            return false;
        }
        accounts.changePassword(userId, session, next);
        return true;
    }

    private boolean provesSecondFactor(User user, @Nullable String code) {
        if (!user.hasTwoFactor()) {
            return true;
        }
        if (code == null || code.isBlank()) {
            throw Problem.of(
                    HttpStatus.UNAUTHORIZED, "second-factor-required", "This account also needs a code of its app.");
        }
        return check.attemptCode(user.username(), () -> secondFactor.use(user.id(), code));
    }
}
