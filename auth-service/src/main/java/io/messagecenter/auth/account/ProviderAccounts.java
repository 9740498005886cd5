package io.messagecenter.auth.account;

import io.messagecenter.auth.audit.AuditLog;
import io.messagecenter.auth.session.Sessions;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Users whom an OpenID Connect provider knows. They are found by issuer and subject alone: neither a name nor an e-mail address makes
 * anybody the owner of an account that is there already.
 */
@Service
public class ProviderAccounts {

    private final UserRows users;
    private final Sessions sessions;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    ProviderAccounts(UserRows users, Sessions sessions, Outbox outbox, AuditLog audit, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the provider says of somebody.
     *
     * @param subject the provider's identifier, which never changes
     * @param username wished for; another takes its place where it is in use
     */
    public record Person(String issuer, String subject, String username, String name, Role role) {}

    /** A session of this user. */
    public record Arrival(User user, Sessions.Grant grant) {}

    /**
     * Begins a session of somebody who has logged in at the provider: they join the directory, or take the name and the role that they
     * have there now. Empty for somebody who was deactivated here.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if a rival took the name or the place just now; to be tried again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Arrival> arrive(Person person) {
        var user = users.lockOfProvider(person.issuer(), person.subject())
                .map(known -> follow(known, person))
                .orElseGet(() -> join(person, freeUsername(person.username())));
        if (!user.isActive()) {
            return Optional.empty();
        }
        audit.recordAs(user.id(), user.username(), "login.succeeded", Map.of("way", "oidc"));
        return Optional.of(new Arrival(user, sessions.begin(user.id())));
    }

    /** Takes somebody in who was made at the provider just now, and has not logged in yet. */
    @Transactional
    public User take(Person person) {
        return users.lockOfProvider(person.issuer(), person.subject())
                .orElseGet(() -> join(person, freeUsername(person.username())));
    }

    private User join(Person person, String username) {
        var user = publish(new User(person, username, now()));
        audit.record(
                "user.created",
                "user:" + user.id(),
                Map.of("username", username, "role", user.role().wire(), "source", "oidc"));
        return user;
    }

    /** The provider's word counts, even where it takes the role of the last admin: it can give it to somebody again. */
    private User follow(User user, Person person) {
        if (!user.isActive()) {
            return user;
        }
        var before = user.version();
        var differences = new LinkedHashMap<String, Object>();
        if (!user.name().equals(person.name())) {
            differences.put("name", List.of(user.name(), person.name()));
        }
        if (user.role() != person.role()) {
            differences.put("role", List.of(user.role().wire(), person.role().wire()));
        }
        user.rename(person.name(), now());
        user.become(person.role(), now());
        if (user.version() == before) {
            return user;
        }
        differences.put("by", "oidc");
        audit.record("user.changed", "user:" + user.id(), differences);
        return publish(user);
    }

    private User publish(User user) {
        var stored = users.saveAndFlush(user);
        outbox.append(Topic.AUTH_USERS, Long.toString(stored.id()), stored.toEvent());
        return stored;
    }

    /** The wished one, or with the first number behind it that makes it free. */
    private String freeUsername(String wished) {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? wished : wished + "-" + n)
                .filter(username -> users.findByUsername(username).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }
}
