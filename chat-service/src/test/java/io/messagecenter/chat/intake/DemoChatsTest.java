package io.messagecenter.chat.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.messagecenter.chat.ChatTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

@ChatTest
class DemoChatsTest {

    @Autowired
    StoreInbound store;

    @Autowired
    JdbcClient sql;

    @Test
    void theDemoIsThereOnceHoweverManyInstancesSeedItAndNeverAddedToOtherChats() {
        var demo = new DemoChats(store, sql, Clock.systemUTC());
        demo.seed();
        demo.seed();

        assertThat(count("count(*)")).isEqualTo(7);
        assertThat(count("count(DISTINCT chat_id)")).isEqualTo(4);

        sql.sql("UPDATE message_refs SET provider_id = 'kept.' || provider_id WHERE provider_id LIKE 'demo.%'")
                .update();
        demo.run(new DefaultApplicationArguments());

        assertThat(count("count(*)")).isEqualTo(7);
    }

    @Test
    void aDatabaseWithoutAConnectionToSpareKeepsNoServiceFromStarting() {
        var nowhere = JdbcClient.create(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLTransientConnectionException("Connection is not available");
            }

            @Override
            public Connection getConnection(String username, String password) throws SQLException {
                return getConnection();
            }
        });

        assertThatCode(() -> new DemoChats(store, nowhere, Clock.systemUTC()).run(new DefaultApplicationArguments()))
                .doesNotThrowAnyException();
    }

    private long count(String what) {
        return sql.sql("SELECT " + what + " FROM messages WHERE provider_id LIKE 'demo.%'")
                .query(Long.class)
                .single();
    }
}
