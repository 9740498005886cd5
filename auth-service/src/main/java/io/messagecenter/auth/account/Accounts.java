package io.messagecenter.auth.account;

import io.messagecenter.auth.audit.AuditLog;
import io.messagecenter.auth.session.Sessions;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.outbox.Outbox;
import io.messagecenter.platform.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes and changes users. Every change leaves for {@code auth.users} in the transaction that makes it. Passwords are hashed before
 * that: it is slow, and others wait for the connection.
 */
@Service
public class Accounts {

    private static final int PAGE = 500;

    private final UserRows users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Outbox outbox;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Accounts(
            UserRows users,
            Sessions sessions,
            Passwords passwords,
            Outbox outbox,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.audit = audit;
        this.transaction = transaction;
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What to change; null leaves as it is. */
    record Change(
            @Nullable String name,
            @Nullable Role role,
            @Nullable Boolean active,
            @Nullable String password) {}

    public Optional<User> find(long id) {
        return users.findById(id);
    }

    /** The user of that name, upper and lower case alike. */
    public Optional<User> find(String username) {
        return username.indexOf(0) < 0 ? users.findByUsername(username) : Optional.empty();
    }

    /** Begins a session; empty if the user was deactivated or got another password since that hash was checked. */
    @Transactional
    public Optional<Sessions.Grant> beginSession(long id, String checkedHash) {
        return users.lock(id)
                .filter(user -> user.isActive() && checkedHash.equals(user.passwordHash()))
                .map(user -> {
                    audit.recordAs(user.id(), user.username(), "login.succeeded", Map.of());
                    return sessions.begin(user.id());
                });
    }

    /** The next users by id. */
    List<User> list(long after, int limit) {
        return users.findByIdGreaterThanOrderById(after, Limit.of(limit));
    }

    /** Whether there is nobody at all yet. */
    public boolean isEmpty() {
        return users.count() == 0;
    }

    /**
     * Makes a user who may log in from now on.
     *
     * @throws io.messagecenter.platform.problem.ProblemException 400 for a password that is too weak, 409 for a username in use
     */
    public User register(String username, String name, Role role, String password) {
        requireStrong("password", password, username);
        return create(username, name, role, password);
    }

    /** As {@link #register}, whatever the password: for the demo, whose passwords everybody knows. */
    public User create(String username, String name, Role role, String password) {
        var hash = passwords.hash(password);
        return Objects.requireNonNull(transaction.execute(_ -> create(new User(username, name, role, hash, now()))));
    }

    private User create(User user) {
        if (users.findByUsername(user.username()).isPresent()) {
            throw usernameTaken();
        }
        try {
            var made = publish(users.saveAndFlush(user));
            audit.record(
                    "user.created",
                    target(made),
                    Map.of("username", made.username(), "role", made.role().wire()));
            return made;
        } catch (DataIntegrityViolationException rival) {
            throw usernameTaken();
        }
    }

    static RuntimeException usernameTaken() {
        return Problem.conflict("username-taken", "There is a user of that name already.");
    }

    /** Changes what an admin may change of anybody; sessions that it makes void end everywhere. */
    User change(long id, Change change) {
        var hash = change.password() == null ? null : hashOfNew(id, change.password());
        return Objects.requireNonNull(transaction.execute(_ -> change(id, change, hash)));
    }

    private User change(long id, Change change, @Nullable String hash) {
        var admins = users.lockActive(Role.ADMIN);
        var user = users.lock(id).orElseThrow(Accounts::noSuchUser);
        var before = user.version();
        var wasActive = user.isActive();
        var was = shown(user);
        var now = now();
        if (change.name() != null) {
            user.rename(change.name(), now);
        }
        if (change.role() != null) {
            user.become(change.role(), now);
        }
        if (change.active() != null) {
            user.setActive(change.active(), now);
        }
        if (hash != null) {
            user.setPasswordHash(hash, now);
        }
        if (admins.contains(user) && admins.stream().noneMatch(User::isActiveAdmin)) {
            throw lastAdmin();
        }
        if (hash != null || wasActive && !user.isActive()) {
            user.voidTokens(now);
            sessions.endAll(id, null);
        }
        if (user.version() == before) {
            return user;
        }
        audit.record("user.changed", target(user), differences(user, was, hash != null));
        return publish(users.saveAndFlush(user));
    }

    /**
     * Looks before a change that is made elsewhere first; {@link #change} decides.
     *
     * @throws io.messagecenter.platform.problem.ProblemException 409 if there would be no active admin any more
     */
    void requireAnotherAdmin(User user, Change change) {
        var remains = !Boolean.FALSE.equals(change.active()) && change.role() != Role.AGENT;
        if (user.isActiveAdmin() && !remains && users.countByRoleAndActiveTrue(Role.ADMIN) == 1) {
            throw lastAdmin();
        }
    }

    private static RuntimeException lastAdmin() {
        return Problem.conflict("last-admin", "This is the last active admin; somebody must remain.");
    }

    /** What has changed, as it was and as it is; of a password, only that it did. */
    private static Map<String, Object> differences(User user, Map<String, Object> was, boolean newPassword) {
        var changes = new LinkedHashMap<String, Object>();
        shown(user).forEach((field, value) -> {
            if (!value.equals(was.get(field))) {
                changes.put(field, List.of(Objects.requireNonNull(was.get(field)), value));
            }
        });
        if (newPassword) {
            changes.put("password", "new");
        }
        return changes;
    }

    private static Map<String, Object> shown(User user) {
        return Map.of("name", user.name(), "role", user.role().wire(), "active", user.isActive());
    }

    private static String target(User user) {
        return "user:" + user.id();
    }

    private String hashOfNew(long id, String password) {
        var user = users.findById(id).orElseThrow(Accounts::noSuchUser);
        requireStrong("password", password, user.username());
        return passwords.hash(password);
    }

    /** Takes a user's own new password; their other sessions end. */
    public void changePassword(long id, UUID session, String newPassword) {
        requireStrong(
                "new_password",
                newPassword,
                users.findById(id).orElseThrow(Accounts::noSuchUser).username());
        var hash = passwords.hash(newPassword);
        transaction.executeWithoutResult(_ -> {
            var user = users.lock(id).orElseThrow(Accounts::noSuchUser);
            user.setPasswordHash(hash, now());
            sessions.endAll(id, session);
            audit.record("password.changed", target(user), Map.of());
            publish(users.saveAndFlush(user));
        });
    }

    /** Says whether a login needs a second factor; false if it was so before. */
    @Transactional
    public boolean setTwoFactor(long id, boolean on) {
        var user = users.lock(id).orElseThrow(Accounts::noSuchUser);
        var changes = user.setTwoFactor(on);
        users.saveAndFlush(user);
        return changes;
    }

    /** Replaces a hash of weaker settings, unless the password has changed meanwhile. */
    public void rehash(long id, String oldHash, String password) {
        var newHash = passwords.hash(password);
        transaction.executeWithoutResult(_ -> users.lock(id)
                .filter(user -> oldHash.equals(user.passwordHash()))
                .ifPresent(user -> user.rehash(newHash)));
    }

    /** Publishes up to so many users as they are now, and returns the last one's id; empty when there are no more. */
    @Transactional
    public Optional<Long> publishAgain(long after) {
        var page = users.lockAfter(after, Limit.of(PAGE));
        page.forEach(this::publish);
        return page.isEmpty() ? Optional.empty() : Optional.of(page.getLast().id());
    }

    private User publish(User user) {
        outbox.append(Topic.AUTH_USERS, Long.toString(user.id()), user.toEvent());
        return user;
    }

    static void requireStrong(String field, String password, String username) {
        PasswordRules.objection(password, username).ifPresent(objection -> {
            throw Problem.invalid(field, objection);
        });
    }

    static RuntimeException noSuchUser() {
        return Problem.notFound("There is no such user.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }
}
