package io.messagecenter.chat.botreplies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.chat.ChatProbe;
import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.intake.Intake;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.bot.BotProposal;
import io.messagecenter.platform.test.TestTopics;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class BotListenerTest {

    @Autowired
    Intake intake;

    @Autowired
    ChatProbe probe;

    final VirtualPhone ana = new VirtualPhone();

    @Test
    void aProposalIsDecidedAndAPoisonRecordBeforeItGoesToTheDeadLettersAlone() {
        intake.store(ana.says("hello"));
        var chat = probe.chat(ana.address);
        var answered = chat.lastMessage().id();
        var poison = "no proposal " + ana.number;
        TestTopics.sendRaw(Topic.Names.BOT_REPLIES, ana.address.toString(), poison.getBytes(UTF_8));
        TestTopics.send(
                Topic.BOT_REPLIES,
                ana.address.toString(),
                new BotProposal(
                        UUID.randomUUID(),
                        chat.id(),
                        ana.address,
                        answered,
                        chat.botEpoch(),
                        "hi",
                        null,
                        "rule:greeting",
                        Instant.now()));

        await().untilAsserted(() -> assertThat(probe.texts(ana.address)).containsExactly("hello", "hi"));
        var dead = TestTopics.awaitRecord(Topic.BOT_REPLIES.dlt(), value -> value.contains(ana.number));
        assertThat(new String(dead.value(), UTF_8)).isEqualTo(poison);
    }
}
