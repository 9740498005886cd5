package io.messagecenter.auth.keycloak;

import io.messagecenter.auth.account.ProviderUsers;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.problem.Problem;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and changes the users of one realm by Keycloak's own client, as the service account of a client that may manage users. */
final class KeycloakUsers implements ProviderUsers, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeycloakUsers.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final KeycloakProperties.Realm realm;
    private final Function<Role, String> roleNames;
    private final Keycloak keycloak;

    KeycloakUsers(KeycloakProperties.Realm realm, Function<Role, String> roleNames) {
        this.realm = realm;
        this.roleNames = roleNames;
        this.keycloak = KeycloakBuilder.builder()
                .serverUrl(realm.server())
                .realm(realm.name())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(realm.clientId())
                .clientSecret(realm.secret().value())
                .resteasyClient(ClientBuilder.newBuilder()
                        .connectTimeout(2, TimeUnit.SECONDS)
                        .readTimeout(10, TimeUnit.SECONDS)
                        .register(JacksonProvider.class, 100)
                        .build())
                .build();
    }

    @Override
    public String issuer() {
        return realm.issuer();
    }

    @Override
    public String create(String username, String name, Role role, String temporaryPassword) {
        return asking(() -> {
            var user = new UserRepresentation();
            user.setUsername(username);
            user.setEnabled(true);
            setName(user, name);
            user.setCredentials(List.of(temporary(temporaryPassword)));
            String subject;
            try (var response = users().users().create(user)) {
                if (response.getStatus() == 409) {
                    throw Problem.conflict("username-taken", "There is a user of that name at the provider already.");
                }
                subject = CreatedResponseUtil.getCreatedId(response);
            }
            try {
                setRole(users().users().get(subject), role);
            } catch (RuntimeException withoutARole) {
                // Nobody could log in with it, and its name would be taken.
                users().users().delete(subject).close();
                throw withoutARole;
            }
            return subject;
        });
    }

    @Override
    public void change(String subject, Change change) {
        asking(() -> {
            var user = users().users().get(subject);
            if (change.name() != null || change.active() != null) {
                var shown = user.toRepresentation();
                if (change.name() != null) {
                    setName(shown, change.name());
                }
                if (change.active() != null) {
                    shown.setEnabled(change.active());
                }
                user.update(shown);
            }
            if (change.role() != null) {
                setRole(user, change.role());
            }
            if (change.temporaryPassword() != null) {
                user.resetPassword(temporary(change.temporaryPassword()));
            }
            if (change.temporaryPassword() != null || Boolean.FALSE.equals(change.active())) {
                user.logout();
            }
            return subject;
        });
    }

    @Override
    public void close() {
        keycloak.close();
    }

    private RealmResource users() {
        return keycloak.realm(realm.name());
    }

    /** Of our two roles exactly this one. */
    private void setRole(UserResource user, Role role) {
        var wanted = roleNames.apply(role);
        var ours = Stream.of(Role.values()).map(roleNames).toList();
        var held = user.roles().realmLevel().listAll();
        if (held.stream().noneMatch(has(wanted))) {
            var found = user.roles().realmLevel().listAvailable().stream()
                    .filter(has(wanted))
                    .toList();
            if (found.isEmpty()) {
                throw Problem.unprocessable("no-such-role", "The provider has no role \"" + wanted + "\".");
            }
            user.roles().realmLevel().add(found);
        }
        var others = held.stream()
                .filter(other ->
                        ours.contains(other.getName()) && !other.getName().equals(wanted))
                .toList();
        if (!others.isEmpty()) {
            user.roles().realmLevel().remove(others);
        }
    }

    private static java.util.function.Predicate<RoleRepresentation> has(String name) {
        return role -> name.equals(role.getName());
    }

    /** Keycloak keeps names in two parts, of which it makes one again: what follows the first word is the second. */
    private static void setName(UserRepresentation user, String name) {
        var parts = name.strip().split("\\s+", 2);
        user.setFirstName(parts[0]);
        user.setLastName(parts.length == 2 ? parts[1] : "");
    }

    private static CredentialRepresentation temporary(String password) {
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(true);
        return credential;
    }

    private String asking(Supplier<String> work) {
        try {
            return work.get();
        } catch (NotFoundException gone) {
            throw Problem.unprocessable("no-such-provider-user", "The provider does not know this user any more.");
        } catch (WebApplicationException refused) {
            var status = refused.getResponse().getStatus();
            log.warn("Keycloak answered {} to the administration of users", status);
            throw status == 400
                    ? Problem.unprocessable("refused-by-provider", "The provider refuses this change.")
                    : Problem.unavailable("The provider cannot make this change at the moment.", RETRY);
        } catch (ProcessingException away) {
            log.warn("Keycloak cannot be reached at {}: {}", realm.server(), String.valueOf(away.getMessage()));
            throw Problem.unavailable("The provider does not answer at the moment.", RETRY);
        }
    }
}
