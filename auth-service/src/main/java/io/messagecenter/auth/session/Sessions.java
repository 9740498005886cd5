package io.messagecenter.auth.session;

import io.messagecenter.auth.audit.AuditLog;
import io.messagecenter.auth.token.TokenMint;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.SessionEnded;
import io.messagecenter.platform.outbox.Outbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins, continues and ends sessions; an end is told to all services. */
@Service
public class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final int MOST_SHOWN = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionRows sessions;
    private final RefreshTokenRows tokens;
    private final TokenMint mint;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(
            SessionRows sessions,
            RefreshTokenRows tokens,
            TokenMint mint,
            Outbox outbox,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.audit = audit;
        this.events = events;
        this.sessions = sessions;
        this.tokens = tokens;
        this.mint = mint;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A session, and what continues it.
     *
     * @param refreshToken 256 random bits; known to the client alone
     */
    public record Grant(UUID session, long userId, String refreshToken) {}

    /** Told within this instance, in the transaction that ends a session. */
    public record Ended(UUID session) {}

    /** Begins a session for somebody who has proved who they are. */
    @Transactional
    public Grant begin(long userId) {
        var now = now();
        return grant(sessions.save(new Session(userId, Device.ofRequest(), now)), now);
    }

    /**
     * Continues the session of a refresh token: a new one takes its place. Empty when it opens nothing (any more); then everything
     * of a token that was used again after its time has ended too.
     *
     * @param mayContinue whether that user may still log in
     */
    @Transactional
    public Optional<Grant> refresh(String refreshToken, LongPredicate mayContinue) {
        var now = now();
        var hash = hash(refreshToken);
        var session = sessions.findByToken(hash).orElse(null);
        if (session == null || !session.isOpen(now) || !mayContinue.test(session.userId())) {
            return Optional.empty();
        }
        return switch (tokens.findByHash(hash).orElseThrow().use(now)) {
            case FIRST, SIBLING -> {
                session.usedBy(Device.ofRequest(), now);
                yield Optional.of(grant(session, now));
            }
            case EXPIRED -> Optional.empty();
            case REUSE -> {
                log.warn("A refresh token of user {} was used again: their session ends", session.userId());
                audit.record(
                        "session.reused",
                        "user:" + session.userId(),
                        Map.of("session", session.id().toString()));
                end(session, now);
                yield Optional.empty();
            }
        };
    }

    /** Ends the session of a refresh token, if there is one. */
    @Transactional
    public void end(String refreshToken) {
        sessions.findByToken(hash(refreshToken))
                .filter(session -> session.isOpen(now()))
                .ifPresent(session -> {
                    audit.record("session.ended", "user:" + session.userId(), Map.of());
                    end(session, now());
                });
    }

    /** A user's open sessions, the last used first. */
    @Transactional(readOnly = true)
    List<Session> open(long userId) {
        return sessions.findOpen(userId, now(), Limit.of(MOST_SHOWN));
    }

    /** Ends one of a user's sessions; false if they have no such open one. */
    @Transactional
    boolean endOne(long userId, UUID id) {
        var session = sessions.lock(id).filter(found -> found.userId() == userId && found.isOpen(now()));
        session.ifPresent(found -> {
            audit.record("session.ended", "user:" + userId, Map.of("session", id.toString()));
            end(found, now());
        });
        return session.isPresent();
    }

    /** Ends all sessions of a user, as an admin does. */
    @Transactional
    void endAllBy(long userId) {
        audit.record("sessions.ended", "user:" + userId, Map.of());
        endAll(userId, null);
    }

    /** Ends the session, if it is still open. */
    @Transactional
    public void end(UUID session) {
        sessions.lock(session).ifPresent(open -> end(open, now()));
    }

    /** Ends all sessions of a user but perhaps one. */
    @Transactional
    public void endAll(long userId, @Nullable UUID except) {
        var now = now();
        sessions.findOpen(userId).stream()
                .filter(session -> !session.id().equals(except))
                .forEach(session -> end(session, now));
    }

    @Transactional
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT6H")
    void forgetExpired() {
        sessions.deleteExpired(now().minus(1, ChronoUnit.DAYS));
    }

    private void end(Session session, Instant now) {
        if (session.end(now)) {
            var id = session.id().toString();
            outbox.append(
                    Topic.AUTH_SESSIONS,
                    id,
                    new SessionEnded(
                            UUID.nameUUIDFromBytes(("session.ended " + id).getBytes(StandardCharsets.UTF_8)),
                            id,
                            session.userId(),
                            now,
                            now.plus(mint.lifetime())));
            events.publishEvent(new Ended(session.id()));
        }
    }

    private Grant grant(Session session, Instant now) {
        var secret = new byte[32];
        RANDOM.nextBytes(secret);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        tokens.save(new RefreshToken(hash(text), session.id(), now));
        return new Grant(session.id(), session.userId(), text);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }

    private static byte[] hash(String refreshToken) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(refreshToken.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
