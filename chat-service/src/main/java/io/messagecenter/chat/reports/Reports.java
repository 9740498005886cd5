package io.messagecenter.chat.reports;

import io.messagecenter.chat.reports.ReportOverview.AgentWork;
import io.messagecenter.chat.reports.ReportOverview.HourOfDay;
import io.messagecenter.chat.reports.ReportOverview.Totals;
import io.messagecenter.chat.reports.ReportOverview.Volume;
import io.messagecenter.chat.reports.ReportOverview.Waits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the sums; all parts of a report are of one moment. */
@Repository
class Reports {

    private static final int MOST_AGENTS = 1_000;

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives up after ten seconds: whoever waits longer has gone, and the chats need the database too. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, timeout = 10)
    ReportOverview overview(ReportQuery query) {
        var waits = waits(query);
        return new ReportOverview(
                query.from(),
                query.to(),
                query.interval().wire(),
                totals(query),
                volume(query),
                waits.getOrDefault("first_response", Waits.NONE),
                waits.getOrDefault("closed", Waits.NONE),
                byAgent(query),
                byHour(query));
    }

    private Totals totals(ReportQuery query) {
        return jdbc.sql("""
                        SELECT coalesce(sum(messages_in), 0) AS messages_in, coalesce(sum(agent_replies), 0) AS agent_replies,
                               coalesce(sum(bot_replies), 0) AS bot_replies, coalesce(sum(new_chats), 0) AS new_chats,
                               coalesce(sum(closed_chats), 0) AS closed_chats
                        FROM report_counts WHERE %s
                        """.formatted(query.conditions()))
                .params(query.parameters())
                .query((row, n) -> {
                    var people = row.getLong("agent_replies");
                    var bot = row.getLong("bot_replies");
                    return new Totals(
                            row.getLong("messages_in"),
                            people,
                            bot,
                            row.getLong("new_chats"),
                            row.getLong("closed_chats"),
                            people + bot == 0 ? null : Math.round(1000.0 * bot / (people + bot)) / 1000.0);
                })
                .single();
    }

    private List<Volume> volume(ReportQuery query) {
        var bars = new TreeMap<Instant, Volume>();
        query.bars().forEach(at -> bars.put(at, new Volume(at, 0, 0, 0)));
        var parameters = new HashMap<>(query.parameters());
        parameters.put("unit", query.interval().wire());
        parameters.put("zone", query.zone().getId());
        jdbc.sql("""
                        SELECT date_trunc(:unit, at, :zone) AS bar, sum(messages_in) AS messages_in,
                               sum(agent_replies) AS agent_replies, sum(bot_replies) AS bot_replies
                        FROM report_counts WHERE %s GROUP BY 1
                        """.formatted(query.conditions()))
                .params(parameters)
                .query((row, n) -> new Volume(
                        row.getObject("bar", OffsetDateTime.class).toInstant(),
                        row.getLong("messages_in"),
                        row.getLong("agent_replies"),
                        row.getLong("bot_replies")))
                .list()
                .forEach(volume -> bars.put(volume.at(), volume));
        return List.copyOf(bars.values());
    }

    private List<HourOfDay> byHour(ReportQuery query) {
        var hours = new ArrayList<HourOfDay>();
        for (int hour = 0; hour < 24; hour++) {
            hours.add(new HourOfDay(hour, 0, 0));
        }
        var parameters = new HashMap<>(query.parameters());
        parameters.put("zone", query.zone().getId());
        jdbc.sql("""
                        SELECT extract(hour FROM at AT TIME ZONE :zone)::int AS hour, sum(messages_in) AS messages_in,
                               sum(agent_replies) AS agent_replies
                        FROM report_counts WHERE %s GROUP BY 1
                        """.formatted(query.conditions()))
                .params(parameters)
                .query((row, n) ->
                        new HourOfDay(row.getInt("hour"), row.getLong("messages_in"), row.getLong("agent_replies")))
                .list()
                .forEach(hour -> hours.set(hour.hour(), hour));
        return hours;
    }

    private Map<String, Waits> waits(ReportQuery query) {
        var waits = new HashMap<String, Waits>();
        jdbc.sql("""
                        SELECT kind, count(*) AS count, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS p50,
                               percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS p90,
                               percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds) AS p95
                        FROM report_waits WHERE kind IN ('first_response', 'closed') AND %s GROUP BY kind
                        """.formatted(query.conditions())).params(query.parameters()).query(row -> {
            waits.put(
                    row.getString("kind"),
                    new Waits(row.getLong("count"), seconds(row, "p50"), seconds(row, "p90"), seconds(row, "p95")));
        });
        return waits;
    }

    private List<AgentWork> byAgent(ReportQuery query) {
        return jdbc.sql("""
                        SELECT r.agent_id, a.name, r.replies, coalesce(c.chats, 0) AS chats, w.p50, w.p90
                        FROM (SELECT agent_id, sum(agent_replies) AS replies FROM report_counts
                              WHERE %1$s AND agent_id <> 0 GROUP BY agent_id HAVING sum(agent_replies) > 0) r
                        LEFT JOIN (SELECT agent_id, count(DISTINCT chat_id) AS chats FROM report_answered
                                   WHERE %1$s GROUP BY agent_id) c ON c.agent_id = r.agent_id
                        LEFT JOIN (SELECT agent_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS p50,
                                          percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS p90
                                   FROM report_waits WHERE kind = 'first_response' AND %1$s GROUP BY agent_id) w
                               ON w.agent_id = r.agent_id
                        LEFT JOIN agents a ON a.id = r.agent_id
                        ORDER BY r.replies DESC, r.agent_id LIMIT %2$d
                        """.formatted(query.conditions(), MOST_AGENTS))
                .params(query.parameters())
                .query((row, n) -> new AgentWork(
                        row.getLong("agent_id"),
                        row.getString("name"),
                        row.getLong("replies"),
                        row.getLong("chats"),
                        seconds(row, "p50"),
                        seconds(row, "p90")))
                .list();
    }

    private static @Nullable Double seconds(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, Double.class);
        return value == null ? null : Math.round(value * 10) / 10.0;
    }
}
