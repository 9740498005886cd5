package io.messagecenter.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.PlatformTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@PlatformTest
@ExtendWith(OutputCaptureExtension.class)
class FailedSendsTest {

    @Autowired
    EventProducer producer;

    @Test
    void aFailedSendIsLoggedWithoutWhatWasToBeSent(CapturedOutput log) {
        var value = "a secret of a customer ".repeat(500_000).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(
                        () -> producer.sendRaw(Topic.Names.PRESENCE_EVENTS, "the phone of a customer", value, Map.of())
                                .join())
                .hasRootCauseInstanceOf(org.apache.kafka.common.errors.RecordTooLargeException.class);

        assertThat(log)
                .contains("for presence.events: RecordTooLargeException")
                .doesNotContain("a secret of a customer", "the phone of a customer");
    }
}
