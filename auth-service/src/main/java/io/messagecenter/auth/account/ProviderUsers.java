package io.messagecenter.auth.account;

import io.messagecenter.contracts.auth.Role;
import org.jspecify.annotations.Nullable;

/**
 * The users at the provider, where we may administer them. Every method is a call over the network; a provider that does not answer
 * is a problem of 503.
 */
public interface ProviderUsers {

    /** What to change; null leaves as it is. */
    record Change(
            @Nullable String name,
            @Nullable Role role,
            @Nullable Boolean active,
            @Nullable String temporaryPassword) {}

    /** The issuer whose users these are. */
    String issuer();

    /**
     * Makes a user, who chooses a password of their own at the first login.
     *
     * @return the subject
     * @throws io.messagecenter.platform.problem.ProblemException 409 for a username in use, 400 for a password that the provider refuses
     */
    String create(String username, String name, Role role, String temporaryPassword);

    /**
     * Changes a user.
     *
     * @throws io.messagecenter.platform.problem.ProblemException 422 if the provider does not know them (any more)
     */
    void change(String subject, Change change);
}
