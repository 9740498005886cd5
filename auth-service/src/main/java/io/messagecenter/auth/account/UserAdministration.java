package io.messagecenter.auth.account;

import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What admins do to users. Those of the provider are changed there first, where we may, and then here: a call over the network is in
 * no transaction, and what the provider says at the next login counts anyway.
 */
@Service
class UserAdministration {

    private final Accounts accounts;
    private final ProviderAccounts providerAccounts;
    private final @Nullable ProviderUsers provider;

    UserAdministration(Accounts accounts, ProviderAccounts providerAccounts, Optional<ProviderUsers> provider) {
        this.accounts = accounts;
        this.providerAccounts = providerAccounts;
        this.provider = provider.orElse(null);
    }

    /** Makes a user: at the provider, where we may, unless a local one is asked for. */
    User register(String username, String name, Role role, String password, UserView.@Nullable Source source) {
        if (source == UserView.Source.OIDC && provider == null) {
            throw Problem.unprocessable("provider-not-managed", "Users of the provider are made there.");
        }
        if (provider == null || source == UserView.Source.LOCAL) {
            return accounts.register(username, name, role, password);
        }
        if (accounts.find(username).isPresent()) {
            throw Accounts.usernameTaken();
        }
        Accounts.requireStrong("password", password, username);
        var subject = provider.create(username, name, role, password);
        return providerAccounts.take(new ProviderAccounts.Person(provider.issuer(), subject, username, name, role));
    }

    User change(long id, Accounts.Change change) {
        var user = accounts.find(id).orElseThrow(Accounts::noSuchUser);
        var subject = user.oidcSubject();
        if (subject == null) {
            return accounts.change(id, change);
        }
        if (provider != null && provider.issuer().equals(user.oidcIssuer())) {
            accounts.requireAnotherAdmin(user, change);
            provider.change(
                    subject,
                    new ProviderUsers.Change(change.name(), change.role(), change.active(), change.password()));
        } else if (isOfProviderAlone(user, change)) {
            throw Problem.unprocessable(
                    "managed-by-provider",
                    "Name, role and password of this user are the provider's to change; here they can be deactivated.");
        }
        return accounts.change(id, new Accounts.Change(change.name(), change.role(), change.active(), null));
    }

    private static boolean isOfProviderAlone(User user, Accounts.Change change) {
        return change.password() != null
                || change.name() != null && !change.name().equals(user.name())
                || change.role() != null && change.role() != user.role();
    }
}
