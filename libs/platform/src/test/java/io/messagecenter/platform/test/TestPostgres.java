package io.messagecenter.platform.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One empty PostgreSQL 18 a JVM; Flyway does the rest. */
public final class TestPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private record Database(String url, String username, String password) {
        static final Database STARTED = Docker.answers() ? container() : embedded();
    }

    /** The JDBC address, for a test that needs a connection of its own; the user is in it. */
    public static String url() {
        var db = Database.STARTED;
        return db.url() + (db.url().contains("?") ? "&" : "?") + "user=" + db.username() + "&password=" + db.password();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var db = Database.STARTED;
        TestPropertyValues.of(
                        "spring.datasource.url=" + db.url(),
                        "spring.datasource.username=" + db.username(),
                        "spring.datasource.password=" + db.password())
                .applyTo(context);
    }

    private static Database container() {
        var postgres = new PostgreSQLContainer(Docker.POSTGRES_IMAGE);
        postgres.start();
        return new Database(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    /** Its process ends with this JVM: the library stops it in a shutdown hook. */
    private static Database embedded() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return new Database(
                    "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
