package io.messagecenter.chat.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.chat.ChatProbe;
import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.intake.Intake;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.outbound.OutboundResult.ResultHead;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.platform.test.TestTopics;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class ResultListenerTest {

    @Autowired
    Intake intake;

    @Autowired
    ChatProbe probe;

    final VirtualPhone ana = new VirtualPhone();

    @Test
    void aResultIsAppliedAndAPoisonRecordBeforeItGoesToTheDeadLettersAlone() {
        intake.store(ana.says("hello"));
        var reply = intake.botSays(ana.address, "here you are");
        var poison = "[\"no result\", " + ana.number;
        TestTopics.sendRaw(Topic.Names.OUTBOUND_RESULTS, ana.address.toString(), poison.getBytes(UTF_8));
        var head = new ResultHead(UUID.randomUUID(), ana.account, ana.address, Instant.now());
        TestTopics.send(
                Topic.OUTBOUND_RESULTS, ana.address.toString(), new SendAccepted(head, reply, 1, "w-" + ana.number));

        await().untilAsserted(() ->
                assertThat(probe.thread(ana.address).getLast().status()).isEqualTo(MessageStatus.SENT));
        var dead = TestTopics.awaitRecord(Topic.OUTBOUND_RESULTS.dlt(), value -> value.contains(ana.number));
        assertThat(new String(dead.value(), UTF_8)).isEqualTo(poison);
    }
}
