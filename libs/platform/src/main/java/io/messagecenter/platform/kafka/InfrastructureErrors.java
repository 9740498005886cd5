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

    /** Connection, insufficient resources, operator intervention, system error, rollback (deadlock, serialization). */
    private static final Set<String> SQL_CLASSES = Set.of("08", "53", "57", "58", "40");

    /** Read-only transaction (a demoted primary), lock not available, in failed state. */
    private static final Set<String> SQL_STATES = Set.of("25006", "55P03");

    /** By name, since not every service has these libraries. */
    private static final Set<String> TYPES = Set.of(
            "org.springframework.dao.TransientDataAccessException",
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.dao.RecoverableDataAccessException",
            "org.springframework.transaction.CannotCreateTransactionException",
            "org.springframework.transaction.TransactionSystemException",
            "org.springframework.transaction.TransactionTimedOutException",
            "org.apache.kafka.common.errors.RetriableException",
            "org.apache.kafka.common.errors.InterruptException",
            "org.apache.kafka.common.errors.AuthorizationException",
            "org.apache.kafka.common.errors.AuthenticationException",
            "org.springframework.kafka.KafkaException");

    private InfrastructureErrors() {}

    /** Whether the error, or what caused it, will pass by itself. */
    public static boolean isInfrastructure(@Nullable Throwable error) {
        var depth = 0;
        for (var e = error; e != null && depth < 20; e = e.getCause(), depth++) {
            if (e instanceof RecordTooLargeException) {
                return false;
            }
        }
        depth = 0;
        for (var e = error; e != null && depth < 20; e = e.getCause(), depth++) {
            if (isOne(e)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(Throwable e) {
        if (e instanceof SQLException sql) {
            var state = sql.getSQLState();
            return e instanceof SQLTransientException
                    || e instanceof SQLRecoverableException
                    || (state != null
                            && (SQL_STATES.contains(state)
                                    || (state.length() == 5 && SQL_CLASSES.contains(state.substring(0, 2)))));
        }
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
