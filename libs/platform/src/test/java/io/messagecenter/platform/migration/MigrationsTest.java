package io.messagecenter.platform.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.platform.test.TestPostgres;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MigrationsTest {

    @Test
    void aMigrationMayTakeLongerThanAnyOtherStatement() {
        new ApplicationContextRunner()
                .withInitializer(new TestPostgres())
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        MigrationAutoConfiguration.class,
                        FlywayAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.hikari.data-source-properties.socketTimeout=1",
                        "spring.flyway.locations=classpath:db/slow",
                        "spring.flyway.default-schema=slow")
                .run(context -> assertThat(context.getBean(Flyway.class).info().applied())
                        .extracting(MigrationInfo::getScript)
                        .contains("V1__slow.sql"));
    }
}
