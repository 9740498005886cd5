package io.messagecenter.platform.kafka;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is wrong with the world (a database away, a deadlock, a broker that does not answer), and will pass, from what is wrong
 * with the data or the code, and will not. The first kind is retried for ever, the second ends in the dead letters.
 */
public final class InfrastructureErrors {

    /**
     * Connection, insufficient resources, operator intervention, system error, rollback (deadlock, serialization), no or wrong
     * password, a transaction that ended without us.
     */
    private static final Set<String> SQL_CLASSES = Set.of("08", "53", "57", "58", "40", "28");

    /**
     * Read-only transaction (a demoted primary), lock not available, time-outs of idle transactions; no such database, schema,
     * table or column and no right to them (a migration under way): all of these would hit any record.
     */
    private static final Set<String> SQL_STATES =
            Set.of("25006", "55P03", "25P03", "25P04", "3D000", "3F000", "42P01", "42703", "42501");

    /** By name, since not every service has these libraries. */
    private static final Set<String> TYPES = Set.of(
            "org.springframework.dao.TransientDataAccessException",
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.dao.RecoverableDataAccessException",
            "org.springframework.transaction.CannotCreateTransactionException",
            "org.springframework.transaction.TransactionSystemException",
            "org.springframework.transaction.TransactionTimedOutException",
            "java.nio.file.FileSystemException",
            "org.apache.kafka.common.errors.RetriableException",
            "org.apache.kafka.common.errors.InterruptException",
            "org.apache.kafka.common.errors.AuthorizationException",
            "org.apache.kafka.common.errors.AuthenticationException",
            "org.springframework.kafka.KafkaException");

    /** Found at the commit, it comes as a transaction that could not be ended. */
    private static final String INVALID = "jakarta.validation.ConstraintViolationException";

    private InfrastructureErrors() {}

    /**
     * Whether the error, or what caused it, will pass by itself. Where the database said what is wrong, that decides, whatever it
     * is wrapped in: a commit that fails for its data comes as a transaction that could not be ended, too.
     */
    public static boolean isInfrastructure(@Nullable Throwable error) {
        var passes = false;
        Boolean said = null;
        var depth = 0;
        for (var e = error; e != null && depth < 20; e = e.getCause(), depth++) {
            if (e instanceof RecordTooLargeException || e.getClass().getName().equals(INVALID)) {
                return false;
            }
            if (e instanceof SQLException sql) {
                var verdict = verdict(sql);
                said = verdict == null ? said : verdict;
            }
            passes |= isOne(e);
        }
        return said == null ? passes : said;
    }

    /** What the database's code says; null where there is none. */
    private static @Nullable Boolean verdict(SQLException e) {
        if (e instanceof SQLTransientException || e instanceof SQLRecoverableException) {
            return true;
        }
        var state = e.getSQLState();
        if (state == null || state.length() != 5) {
            return null;
        }
        return SQL_STATES.contains(state) || SQL_CLASSES.contains(state.substring(0, 2));
    }

    private static boolean isOne(Throwable e) {
        if (e instanceof TimeoutException
                || e instanceof InterruptedException
                || e instanceof java.net.SocketException) {
            return true;
        }
        for (Class<?> type = e.getClass(); type != null; type = type.getSuperclass()) {
            if (TYPES.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
