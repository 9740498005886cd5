package io.messagecenter.benchmarks.center;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A service's database, reached as the service reaches it. */
public record Database(int port, String name, String password) {

    /** A new connection; who opens it closes it. */
    public Connection connect() {
        var properties = new Properties();
        properties.setProperty("user", "messagecenter");
        properties.setProperty("password", password);
        try {
            return DriverManager.getConnection(url(), properties);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As JDBC wants it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** Makes an empty database of the same server, for the same role. */
    public void createBeside(String other) {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", password);
        try (var connection =
                        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + other + " OWNER messagecenter");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements that ask nothing. */
    public void execute(String... statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The single number that a query answers with. */
    public long number(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
