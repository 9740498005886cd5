package io.messagecenter.auth.session;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SessionRows extends Repository<Session, UUID> {

    Session save(Session session);

    /** Its session, locked: whoever uses tokens of one session does so one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Session s where s.id = (select t.sessionId from RefreshToken t where t.hash = :hash)")
    Optional<Session> findByToken(byte[] hash);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Session s where s.userId = :userId and s.endedAt is null order by s.id")
    List<Session> findOpen(long userId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Session s where s.id = :id")
    Optional<Session> lock(UUID id);

    @Query("select s from Session s where s.userId = :userId and s.endedAt is null and s.expiresAt > :now"
            + " order by s.lastUsedAt desc, s.id")
    List<Session> findOpen(long userId, Instant now, Limit limit);

    @Modifying
    @Query("delete from Session s where s.expiresAt < :before")
    int deleteExpired(Instant before);
}
