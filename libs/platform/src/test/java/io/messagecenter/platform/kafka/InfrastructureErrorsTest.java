package io.messagecenter.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.KafkaException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class InfrastructureErrorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "40P01", "40001", "25006", "55P03", "58030", "42P01", "28P01"})
    void aDatabaseInTroubleWillPass(String state) {
        assertThat(InfrastructureErrors.isInfrastructure(new IllegalStateException(new SQLException("x", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "22P02", "42601", "23502"})
    void wrongDataWillNot(String state) {
        assertThat(InfrastructureErrors.isInfrastructure(
                        new DataIntegrityViolationException("x", new SQLException("x", state))))
                .isFalse();
    }

    @Test
    void whatTheDatabaseSaysCountsWhateverItIsWrappedIn() {
        assertThat(InfrastructureErrors.isInfrastructure(
                        new TransactionSystemException("commit failed", new SQLException("x", "23505"))))
                .isFalse();
        assertThat(InfrastructureErrors.isInfrastructure(
                        new TransactionSystemException("commit failed", new SQLException("x", "40001"))))
                .isTrue();
        assertThat(InfrastructureErrors.isInfrastructure(new TransactionSystemException("commit failed")))
                .isTrue();
    }

    @Test
    void aDatabaseThatCannotBeReachedWillPass() {
        assertThat(InfrastructureErrors.isInfrastructure(new CannotCreateTransactionException("no connection")))
                .isTrue();
    }

    @Test
    void aBrokerInTroubleWillPassButARecordTooLargeStaysTooLarge() {
        assertThat(InfrastructureErrors.isInfrastructure(
                        new CompletionException(new NotLeaderOrFollowerException("x"))))
                .isTrue();
        assertThat(InfrastructureErrors.isInfrastructure(new KafkaException("x", new RecordTooLargeException("x"))))
                .isFalse();
    }

    @Test
    void aBugIsNoInfrastructure() {
        assertThat(InfrastructureErrors.isInfrastructure(new NullPointerException()))
                .isFalse();
    }
}
