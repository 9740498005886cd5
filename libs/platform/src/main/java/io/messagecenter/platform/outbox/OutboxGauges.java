package io.messagecenter.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** How much waits in the outbox, and for how long: asked for when the metrics are read. */
final class OutboxGauges implements MeterBinder {

    private static final String BLOCKED = """
            SELECT count(*) FROM outbox o WHERE EXISTS (
              SELECT FROM outbox p WHERE p.parked_at IS NOT NULL AND p.topic = o.topic AND p.key = o.key AND p.id <= o.id)
            """;

    private final JdbcTemplate jdbc;

    OutboxGauges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("messagecenter.outbox.depth", () -> ask("SELECT count(*) FROM outbox"))
                .description("Events that wait, parked ones included")
                .register(registry);
        Gauge.builder(
                        "messagecenter.outbox.oldest",
                        () -> ask(
                                "SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) FROM outbox"))
                .description("Age of the oldest event that waits")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("messagecenter.outbox.blocked", () -> ask(BLOCKED))
                .description("Events that the broker refused for good, and those of their keys that wait behind them")
                .register(registry);
    }

    private double ask(String sql) {
        try {
            var value = jdbc.queryForObject(sql, Double.class);
            return value == null ? 0 : value;
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
