package io.messagecenter.auth.account;

import io.messagecenter.platform.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Where passwords and codes are proved, with a bound on guessing. */
@Component
public class PasswordCheck {

    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedLogins byAddress;
    private final FailedLogins codes;

    PasswordCheck(Accounts accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.byAddress = new FailedLogins(10, Duration.ofMinutes(1), clock);
        this.codes = new FailedLogins(10, Duration.ofMinutes(15), clock);
    }

    /**
     * Makes an attempt at somebody's password; failures count by username and address.
     *
     * @param attempt given how far whoever tries is distrusted, as {@link Passwords#matches} takes it
     * @throws io.messagecenter.platform.problem.ProblemException 429 without an attempt, after too many failures
     */
    public boolean attempt(String username, String address, IntPredicate attempt) {
        return bounded(byAddress, username, address, attempt);
    }

    /**
     * Makes an attempt at somebody's code. A million codes are few, and whoever tries has the password already: so failures count
     * wherever they come from.
     *
     * @throws io.messagecenter.platform.problem.ProblemException 429 without an attempt, after too many failures
     */
    public boolean attemptCode(String username, BooleanSupplier attempt) {
        return bounded(codes, username, "", _ -> attempt.getAsBoolean());
    }

    /** Whether that is the user's password, asked again before something delicate; the bound is that of {@link #attempt}. */
    public boolean isRight(long userId, String password, String address) {
        var user = accounts.find(userId).orElseThrow(() -> Problem.notFound("There is no such user."));
        return attempt(
                user.username(), address, distrust -> passwords.matches(password, user.passwordHash(), distrust));
    }

    private static boolean bounded(FailedLogins failures, String username, String address, IntPredicate attempt) {
        try {
            return failures.attempt(username, address, attempt);
        } catch (FailedLogins.TooMany tooMany) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-failed-logins",
                            "Too many failed logins. Please wait a little.")
                    .retryAfter(tooMany.retryAfter());
        }
    }
}
