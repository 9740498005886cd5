package io.messagecenter.chat.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A year of reports stands in the tables, with default planner settings: a week of it reads a week, and no message. */
@ChatTest
class ReportPlanTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aReportReadsWhatItIsAboutAndNoMessages() throws ProblemException {
        aYear();
        var query = ReportQuery.of(
                Instant.parse("2010-06-01T00:00:00Z"),
                Instant.parse("2010-06-08T00:00:00Z"),
                "day",
                "UTC",
                null,
                null,
                Instant.now());
        for (var view : new String[] {"report_counts", "report_answered", "report_waits"}) {
            var kind = view.equals("report_waits") ? "kind IN ('first_response', 'closed') AND " : "";
            var plan = plan("SELECT count(*) FROM " + view + " WHERE " + kind + query.conditions(), query);
            assertThat(plan.toString()).as(view).doesNotContain("\"messages\"");
            assertThat(plan.path("Shared Hit Blocks").asLong()
                            + plan.path("Shared Read Blocks").asLong())
                    .as("pages of %s", plan)
                    .isLessThan(300);
        }
    }

    private void aYear() {
        var quarters = Duration.ofDays(365).toMinutes() / 15;
        jdbc.sql("""
                        INSERT INTO report_quarters
                        SELECT TIMESTAMPTZ '2010-01-01 00:00:00+00' + n * interval '15 minutes', 'plan', 5000000 + n % 7, 3, 2, 1, 1, 1
                        FROM generate_series(0, ?) n
                        """).param(quarters).update();
        jdbc.sql("""
                        INSERT INTO report_agent_chats
                        SELECT TIMESTAMPTZ '2010-01-01 00:00:00+00' + n * interval '15 minutes', 'plan', 5000000 + n % 7, n
                        FROM generate_series(0, ?) n
                        """).param(quarters).update();
        jdbc.sql("""
                        INSERT INTO report_durations
                        SELECT TIMESTAMPTZ '2010-01-01 00:00:00+00' + n * interval '7 minutes',
                               CASE WHEN n % 2 = 0 THEN 'closed' ELSE 'first_response' END, 'plan', 5000000 + n % 7, n % 3600
                        FROM generate_series(0, ?) n
                        """).param(quarters * 2).update();
        jdbc.sql("VACUUM (ANALYZE) report_quarters, report_agent_chats, report_durations")
                .update();
    }

    private JsonNode plan(String sql, ReportQuery query) {
        var plan = jdbc.sql("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)
                .params(query.parameters())
                .query(String.class)
                .single();
        return JsonMapper.shared().readTree(plan).get(0).get("Plan");
    }
}
