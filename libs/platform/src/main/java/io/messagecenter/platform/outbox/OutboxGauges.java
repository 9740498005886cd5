package io.messagecenter.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** How much waits in the outbox, and for how long: asked for when the metrics are read. */
final class OutboxGauges implements MeterBinder {

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
