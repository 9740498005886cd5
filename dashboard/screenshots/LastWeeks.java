import java.sql.DriverManager;
import java.sql.SQLException;

/** Writes two months of figures for the reports, of a shop that is busy in the morning and after work, and quiet on Sundays. */
public final class LastWeeks {

    private static final String COUNTS = """
            INSERT INTO report_quarters
            SELECT at, 'whatsapp', agent, ceil(load * 6 * share), ceil(load * 5 * share), ceil(load * 2.2 * share),
                   round(load * 1.2 * share), round(load * share)
            FROM generate_series(date_trunc('day', now() - interval '62 days'), now() - interval '30 minutes', '15 minutes') at,
                 LATERAL (SELECT extract(hour FROM at AT TIME ZONE 'UTC') AS hour, extract(dow FROM at) AS dow) clock,
                 LATERAL (SELECT (exp(-power(hour - 10, 2) / 9) + 0.8 * exp(-power(hour - 19, 2) / 5) + 0.03)
                                 * CASE WHEN dow = 0 THEN 0.3 WHEN dow = 6 THEN 0.7 ELSE 1 END
                                 * (0.75 + 0.5 * abs(sin(extract(epoch FROM date_trunc('day', at)) / 86400 * 1.7))) AS load) busy,
                 (VALUES %s) people (agent, share)
            WHERE load > 0.08
            ON CONFLICT DO NOTHING""";

    private static final String ANSWERED = """
            INSERT INTO report_agent_chats
            SELECT DISTINCT at, channel, agent_id, (abs(hashint8(extract(epoch FROM at)::bigint / 3600 + agent_id)) %% 100000)::bigint + 1000000
            FROM report_quarters WHERE agent_id <> 0 AND agent_replies > 0
            ON CONFLICT DO NOTHING""";

    private static final String WAITS = """
            INSERT INTO report_durations
            SELECT at, kind, 'whatsapp', agent_id,
                   (scale * (0.4 + power(n::float / 12, 3) * 2.2) * (0.8 + agent_id %% 3 * 0.25))::bigint
            FROM report_quarters, generate_series(1, 12) n, (VALUES ('first_response', 95), ('closed', 2400)) kinds (kind, scale)
            WHERE agent_id <> 0 AND (extract(epoch FROM at)::bigint / 900 + n) %% 5 = 0""";

    private LastWeeks() {}

    /** Takes the database's port and the agents' numbers; PGPASSWORD has the password. */
    public static void main(String[] arguments) throws SQLException {
        var agents = arguments[1].split(",");
        var people = new StringBuilder();
        for (int i = 0; i < agents.length; i++) {
            people.append(i == 0 ? "" : ", ").append("(").append(agents[i]).append("::bigint, ").append(1.0 - 0.27 * i).append(")");
        }
        var url = "jdbc:postgresql://127.0.0.1:" + arguments[0] + "/chat";
        try (var connection = DriverManager.getConnection(url, "messagecenter", System.getenv("PGPASSWORD"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(COUNTS.formatted(people));
            statement.executeUpdate(ANSWERED.formatted());
            statement.executeUpdate(WAITS.formatted());
        }
    }
}
