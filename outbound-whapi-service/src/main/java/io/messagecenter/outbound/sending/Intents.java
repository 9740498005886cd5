package io.messagecenter.outbound.sending;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The intents on their way. All times are the database's, so that instances need not agree on theirs. */
@Repository
class Intents {

    /**
     * The head of each chat's queue, and only while nothing of the chat is under way; the most urgent first, then the oldest. The
     * lease is looked at in the same statement: an instance that lost it without noticing claims nothing.
     */
    private static final String CLAIM = """
            UPDATE intents
            SET state = 'sending', tries = tries + 1, started_at = clock_timestamp(), echo_id = NULL, updated_at = now()
            WHERE state = 'queued' AND id IN (
                SELECT head.id FROM intents head
                WHERE head.state = 'queued' AND head.lane BETWEEN :from AND :to AND head.due_at <= now()
                  AND (head.media_key IS NULL OR head.media_id IS NOT NULL)
                  AND NOT EXISTS (
                      SELECT FROM intents other
                      WHERE other.chat_id = head.chat_id
                        AND (other.state IN ('sending', 'unknown') OR other.state = 'queued' AND other.id < head.id))
                  AND EXISTS (SELECT FROM dispatcher_lease WHERE owner = :owner AND expires_at > clock_timestamp())
                ORDER BY head.lane, head.id LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING %s""".formatted(Claim.COLUMNS);

    private static final String FINISH = """
            UPDATE intents
            SET state = CASE kind WHEN 'send' THEN 'sent' ELSE 'done' END, provider_id = coalesce(:providerId, provider_id),
                held_by = NULL, error = NULL, updated_at = now()
            WHERE id = :id AND tries = :tries AND state NOT IN ('sent', 'done')""";

    private static final String FAIL = """
            UPDATE intents SET state = 'failed', held_by = NULL, error = :error, updated_at = now()
            WHERE id = :id AND tries = :tries AND state IN ('sending', 'unknown')""";

    private static final String WAIT = """
            UPDATE intents
            SET state = CASE WHEN cancel_requested THEN 'cancelled' ELSE 'queued' END,
                due_at = now() + :delay * interval '1 millisecond', held_by = :heldBy, updated_at = now()
            WHERE id = :id AND tries = :tries AND state IN ('sending', 'unknown')
            RETURNING state""";

    private static final String WONDER = """
            UPDATE intents
            SET state = CASE WHEN echo_id IS NULL THEN 'unknown' ELSE 'sent' END, provider_id = echo_id,
                unclear_at = now(), checks = 0, error = :error, updated_at = now()
            WHERE id = :id AND tries = :tries AND state = 'sending'
            RETURNING coalesce(echo_id, '')""";

    private static final String LOST = """
            SELECT %s FROM intents
            WHERE state = 'sending' AND started_at < now() - :callLasts * interval '1 millisecond'
            FOR UPDATE SKIP LOCKED""".formatted(Claim.COLUMNS);

    private static final String REVIEW = """
            UPDATE intents SET state = 'needs_review', error = :error, updated_at = now()
            WHERE id = :id AND tries = :tries AND state = 'unknown'""";

    private static final String CLAIM_UPLOADS = """
            UPDATE intents SET upload_tries = upload_tries + 1, upload_due_at = clock_timestamp() + interval '4 minutes'
            WHERE id IN (SELECT id FROM intents
                         WHERE state = 'queued' AND media_key IS NOT NULL AND media_id IS NULL AND upload_due_at <= now()
                         ORDER BY lane, id LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING upload_tries, %s""".formatted(Claim.COLUMNS);

    private final JdbcClient sql;

    Intents(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param owner of the dispatcher's lease
     * @param lanes the most urgent and the least urgent to look at
     */
    List<Claim> claim(UUID owner, int fromLane, int toLane, int limit) {
        return sql.sql(CLAIM)
                .param("owner", owner)
                .param("from", fromLane)
                .param("to", toLane)
                .param("limit", limit)
                .query((row, _) -> Claim.of(row))
                .list();
    }

    /** @return whether this was news */
    boolean finish(Claim claim, @Nullable String providerId) {
        return of(FINISH, claim).param("providerId", providerId).update() > 0;
    }

    /** @return whether this was news */
    boolean fail(Claim claim, String error) {
        return of(FAIL, claim).param("error", error).update() > 0;
    }

    /** @return whether it was cancelled in the meantime instead of going back to the queue */
    boolean wait(Claim claim, Duration delay, Step.HeldBy heldBy) {
        return of(WAIT, claim)
                .param("delay", delay.toMillis())
                .param("heldBy", heldBy.name())
                .query(String.class)
                .optional()
                .filter("cancelled"::equals)
                .isPresent();
    }

    /** @return empty when this was no news; else the provider's id by an echo that came first, or "" when the fate is unclear */
    Optional<String> wonder(Claim claim, String error) {
        return of(WONDER, claim).param("error", error).query(String.class).optional();
    }

    /** @return whether this was news */
    boolean review(Claim claim, String error) {
        return of(REVIEW, claim).param("error", error).update() > 0;
    }

    /** Calls from which nothing came back for so long that nothing will: their process died. */
    List<Claim> lost(Duration callLasts) {
        return sql.sql(LOST)
                .param("callLasts", callLasts.toMillis())
                .query((row, _) -> Claim.of(row))
                .list();
    }

    /** A send whose file must go to WHAPI first, and how often that was tried. */
    record Upload(Claim claim, int tries) {}

    List<Upload> claimUploads(int limit) {
        return sql.sql(CLAIM_UPLOADS)
                .param("limit", limit)
                .query((row, _) -> new Upload(Claim.of(row), row.getInt("upload_tries")))
                .list();
    }

    void uploaded(Claim claim, String mediaId) {
        sql.sql("UPDATE intents SET media_id = :mediaId WHERE id = :id AND state = 'queued'")
                .param("mediaId", mediaId)
                .param("id", claim.id())
                .update();
    }

    void uploadLater(Claim claim, Duration wait) {
        sql.sql(
                        "UPDATE intents SET upload_due_at = clock_timestamp() + :wait * interval '1 millisecond' WHERE id = :id")
                .param("wait", wait.toMillis())
                .param("id", claim.id())
                .update();
    }

    /** @return whether this was news */
    boolean failWaiting(Claim claim, String error) {
        return sql.sql(
                                "UPDATE intents SET state = 'failed', error = :error, updated_at = now() WHERE id = :id AND state = 'queued'")
                        .param("error", error)
                        .param("id", claim.id())
                        .update()
                > 0;
    }

    /** Whether nothing waits for the channel. */
    boolean isIdle() {
        return sql.sql("SELECT NOT EXISTS (SELECT FROM intents WHERE state IN ('queued', 'sending'))")
                .query(Boolean.class)
                .single();
    }

    /** WHAPI can be reached again: what was held back because it could not is due now. */
    void hurry() {
        sql.sql("UPDATE intents SET due_at = now() WHERE state = 'queued' AND held_by = :heldBy AND due_at > now()")
                .param("heldBy", Step.HeldBy.UNREACHABLE.name())
                .update();
    }

    int deleteFinished(Duration kept) {
        return sql.sql("""
                        DELETE FROM intents WHERE id IN (
                            SELECT id FROM intents
                            WHERE state IN ('sent', 'failed', 'cancelled', 'done')
                              AND updated_at < now() - :kept * interval '1 second'
                            LIMIT 5000)""").param("kept", kept.toSeconds()).update();
    }

    private JdbcClient.StatementSpec of(String statement, Claim claim) {
        return sql.sql(statement).param("id", claim.id()).param("tries", claim.tries());
    }
}
