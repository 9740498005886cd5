package io.messagecenter.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;

class LogEndTest {

    @Test
    void aBrokerThatIsAwayHoldsUpOneReaderBrieflyAndNobodyElse() {
        var nowhere = Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        var positions = new LogPositions(new KafkaAdmin(nowhere));
        var logEnd = new LogEnd(positions);
        try {
            assertThat(logEnd.cursor()).isNull();
            var began = Instant.now();
            for (int i = 0; i < 100; i++) {
                assertThat(logEnd.cursor()).isNull();
            }
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(1));
        } finally {
            positions.destroy();
        }
    }
}
