package io.messagecenter.auth.account;

import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.auth.UserChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who may log in. Each change raises the version, by which readers of {@code auth.users} tell new from old. */
@Entity
@Table(name = "users")
public class User {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String username;
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean active;
    private @Nullable String passwordHash;
    private long version;
    private @Nullable Instant sessionsValidFrom;
    private boolean twoFactor;
    private Instant createdAt;
    private Instant changedAt;
    private @Nullable String oidcIssuer;
    private @Nullable String oidcSubject;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected User() {}

    User(String username, String name, Role role, String passwordHash, Instant now) {
        this.username = username;
        this.name = name;
        this.role = role;
        this.active = true;
        this.passwordHash = passwordHash;
        this.version = 1;
        this.createdAt = now;
        this.changedAt = now;
    }

    /** Somebody whom an OpenID Connect provider knows: they log in there, and nowhere else. */
    User(ProviderAccounts.Person person, String username, Instant now) {
        this.username = username;
        this.name = person.name();
        this.role = person.role();
        this.active = true;
        this.version = 1;
        this.createdAt = now;
        this.changedAt = now;
        this.oidcIssuer = person.issuer();
        this.oidcSubject = person.subject();
    }

    /** Known once the user is stored. */
    public long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    public String username() {
        return username;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    public boolean isActive() {
        return active;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Null for somebody who cannot log in with a password. */
    public @Nullable String passwordHash() {
        return passwordHash;
    }

    /** Whether a login needs a code beside the password. */
    public boolean hasTwoFactor() {
        return twoFactor;
    }

    /** False if it was so before. Nobody else need know, so that this is no change to announce. */
    boolean setTwoFactor(boolean on) {
        var changes = twoFactor != on;
        twoFactor = on;
        return changes;
    }

    /** Whether a provider, and not a password of ours, tells who this is. */
    boolean isOfProvider() {
        return oidcSubject != null;
    }

    /** What the provider calls this user; null for a local one. */
    @Nullable String oidcIssuer() {
        return oidcIssuer;
    }

    @Nullable String oidcSubject() {
        return oidcSubject;
    }

    boolean isActiveAdmin() {
        return active && role == Role.ADMIN;
    }

    void rename(String newName, Instant now) {
        if (!name.equals(newName)) {
            name = newName;
            changed(now);
        }
    }

    void become(Role newRole, Instant now) {
        if (role != newRole) {
            role = newRole;
            changed(now);
        }
    }

    void setActive(boolean newActive, Instant now) {
        if (active != newActive) {
            active = newActive;
            changed(now);
        }
    }

    /** Takes a new hash; nobody else need know. */
    void setPasswordHash(String newHash, Instant now) {
        passwordHash = newHash;
        changed(now);
    }

    /** The same password under a stronger hash is no change. */
    void rehash(String newHash) {
        passwordHash = newHash;
    }

    /** From now on no token that was issued before opens anything. */
    void voidTokens(Instant now) {
        sessionsValidFrom = now;
        changed(now);
    }

    private void changed(Instant now) {
        version++;
        changedAt = now;
    }

    long version() {
        return version;
    }

    UserChanged toEvent() {
        var eventId = UUID.nameUUIDFromBytes(("user " + id() + " " + version).getBytes(StandardCharsets.UTF_8));
        return new UserChanged(
                eventId, id(), username, name, role, active, version, sessionsValidFrom, createdAt, changedAt);
    }
}
