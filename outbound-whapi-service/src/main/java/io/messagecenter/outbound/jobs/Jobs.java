package io.messagecenter.outbound.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.platform.kafka.Incoming;
import io.messagecenter.platform.kafka.TraceContext;
import io.messagecenter.platform.outbox.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The jobs that must be done, written down. Any instance may do them; one that dies is followed by another. */
@Component
class Jobs {

    static final String MEDIA = "media";
    static final String PROFILE = "profile";

    private final JdbcClient sql;
    private final Outbox outbox;
    private final TraceContext trace;

    Jobs(JdbcClient sql, Outbox outbox, TraceContext trace) {
        this.sql = sql;
        this.outbox = outbox;
        this.trace = trace;
    }

    /** An order that comes again changes nothing. */
    @Transactional
    public void writeDown(List<Incoming<ProviderJob>> orders) {
        for (var order : orders) {
            sql.sql("""
                            INSERT INTO provider_jobs (command_id, kind, job, trace_parent)
                            VALUES (:id, :kind, CAST(:job AS jsonb), :trace) ON CONFLICT DO NOTHING""")
                    .param("id", order.event().id())
                    .param("kind", order.event() instanceof ProviderJob.FetchMedia ? MEDIA : PROFILE)
                    .param("job", new String(EventJson.write(order.event()), UTF_8))
                    .param("trace", order.traceParent())
                    .update();
        }
    }

    List<Job> claim(String kind, int limit, Duration holds) {
        return sql.sql("""
                        UPDATE provider_jobs SET tries = tries + 1, due_at = clock_timestamp() + :holds * interval '1 millisecond'
                        WHERE id IN (SELECT id FROM provider_jobs
                                     WHERE kind = :kind AND finished_at IS NULL AND due_at <= now()
                                     ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING id, tries, job, trace_parent,
                                  (extract(epoch FROM now() - created_at) * 1000)::bigint AS age_ms""")
                .param("kind", kind)
                .param("limit", limit)
                .param("holds", holds.toMillis())
                .query((row, _) -> new Job(
                        row.getLong("id"),
                        row.getInt("tries"),
                        Duration.ofMillis(row.getLong("age_ms")),
                        Objects.requireNonNull(
                                EventJson.read(
                                        ProviderJob.class, row.getString("job").getBytes(UTF_8)),
                                "written by a later version"),
                        row.getString("trace_parent")))
                .list();
    }

    /** @return whether this attempt is the one that counts; if not, its results are not told */
    @Transactional
    public boolean finish(Job job, List<? extends OutboundResult> results) {
        var news = sql.sql("UPDATE provider_jobs SET finished_at = now() WHERE id = :id AND finished_at IS NULL")
                        .param("id", job.id())
                        .update()
                > 0;
        if (news) {
            trace.within(job.traceParent(), "whapi job", () -> {
                var key = job.order().head().address().toString();
                results.forEach(result -> outbox.append(Topic.OUTBOUND_RESULTS, key, result));
                return null;
            });
        }
        return news;
    }

    void later(Job job, Duration wait) {
        sql.sql("""
                        UPDATE provider_jobs SET due_at = clock_timestamp() + :wait * interval '1 millisecond'
                        WHERE id = :id AND finished_at IS NULL""").param("wait", wait.toMillis()).param("id", job.id()).update();
    }

    int deleteFinished(Duration kept) {
        return sql.sql("""
                        DELETE FROM provider_jobs WHERE id IN (
                            SELECT id FROM provider_jobs WHERE finished_at < now() - :kept * interval '1 second' LIMIT 5000)""").param("kept", kept.toSeconds()).update();
    }
}
