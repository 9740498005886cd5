package io.messagecenter.contracts;

import static io.messagecenter.contracts.content.MessageStatus.DELIVERED;
import static io.messagecenter.contracts.content.MessageStatus.FAILED;
import static io.messagecenter.contracts.content.MessageStatus.PLAYED;
import static io.messagecenter.contracts.content.MessageStatus.QUEUED;
import static io.messagecenter.contracts.content.MessageStatus.READ;
import static io.messagecenter.contracts.content.MessageStatus.RECEIVED;
import static io.messagecenter.contracts.content.MessageStatus.SENT;
import static io.messagecenter.contracts.content.MessageStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.content.MessageStatus;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageStatusTest {

    private static final Map<MessageStatus, Set<MessageStatus>> ALLOWED = Map.of(
            RECEIVED, Set.of(),
            QUEUED, Set.of(UNKNOWN, SENT, FAILED, DELIVERED, READ, PLAYED),
            UNKNOWN, Set.of(SENT, FAILED, DELIVERED, READ, PLAYED),
            SENT, Set.of(FAILED, DELIVERED, READ, PLAYED),
            FAILED, Set.of(DELIVERED, READ, PLAYED),
            DELIVERED, Set.of(READ, PLAYED),
            READ, Set.of(PLAYED),
            PLAYED, Set.of());

    @Test
    void aStatusOnlyClimbs() {
        for (var from : MessageStatus.values()) {
            for (var to : MessageStatus.values()) {
                assertThat(from.advancesTo(to))
                        .as(from + " to " + to)
                        .isEqualTo(ALLOWED.get(from).contains(to));
            }
        }
    }
}
