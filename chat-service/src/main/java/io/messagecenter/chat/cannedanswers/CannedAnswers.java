package io.messagecenter.chat.cannedanswers;

import io.messagecenter.chat.audit.AuditTrail;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody has their own snippets and uses the shared ones, which admins keep. Another's are not there. */
@Service
@Transactional
class CannedAnswers {

    private static final int MOST = 1_000;
    private static final String MINE = "(owner_id IS NULL OR owner_id = :me)";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    CannedAnswers(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The first ones after that id. */
    @Transactional(readOnly = true)
    public List<CannedAnswer> list(CurrentUser user, long after, int limit) {
        return jdbc.sql("SELECT * FROM canned_answers WHERE " + MINE + " AND id > :after ORDER BY id LIMIT :limit")
                .param("me", user.id())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public CannedAnswer get(CurrentUser user, long id) {
        return jdbc.sql("SELECT * FROM canned_answers WHERE id = :id AND " + MINE)
                .param("id", id)
                .param("me", user.id())
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("There is no such canned answer."));
    }

    public CannedAnswer create(CurrentUser user, String shortcut, String text, boolean shared) {
        requireMayShare(user, shared);
        var owner = shared ? null : user.id();
        long count = jdbc.sql("SELECT count(*) FROM canned_answers WHERE owner_id IS NOT DISTINCT FROM :owner")
                .param("owner", owner, Types.BIGINT)
                .query(Long.class)
                .single();
        if (count >= MOST) {
            throw Problem.unprocessable("too-many", "There are " + MOST + " canned answers already.");
        }
        try {
            return jdbc.sql("""
                            INSERT INTO canned_answers (owner_id, shortcut, text, created_at, updated_at)
                            VALUES (:owner, :shortcut, :text, :now, :now) RETURNING *
                            """)
                    .param("owner", owner, Types.BIGINT)
                    .param("shortcut", shortcut)
                    .param("text", text)
                    .param("now", now())
                    .query((row, n) -> read(row))
                    .single();
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    /** Changes what is not null. */
    public CannedAnswer change(CurrentUser user, long id, @Nullable String shortcut, @Nullable String text) {
        requireMayShare(user, get(user, id).shared());
        try {
            return jdbc.sql("""
                            UPDATE canned_answers
                            SET shortcut = coalesce(:shortcut, shortcut), text = coalesce(:text, text), updated_at = :now
                            WHERE id = :id RETURNING *
                            """)
                    .param("shortcut", shortcut, Types.VARCHAR)
                    .param("text", text, Types.VARCHAR)
                    .param("now", now())
                    .param("id", id)
                    .query((row, n) -> read(row))
                    .optional()
                    .orElseThrow(() -> Problem.notFound("There is no such canned answer."));
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    public void delete(CurrentUser user, long id) {
        requireMayShare(user, get(user, id).shared());
        jdbc.sql("DELETE FROM canned_answers WHERE id = ?").param(id).update();
        audit.record(user, "canned-answer.deleted", "canned-answer:" + id);
    }

    private static void requireMayShare(CurrentUser user, boolean shared) {
        if (shared && !user.isAdmin()) {
            throw Problem.forbidden("Only admins keep what everybody uses.");
        }
    }

    private static ProblemException taken() {
        return Problem.conflict("shortcut-taken", "There is a canned answer with this shortcut already.");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static CannedAnswer read(ResultSet row) throws SQLException {
        var owner = row.getObject("owner_id", Long.class);
        return new CannedAnswer(
                row.getLong("id"),
                row.getString("shortcut"),
                row.getString("text"),
                owner == null,
                owner,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
