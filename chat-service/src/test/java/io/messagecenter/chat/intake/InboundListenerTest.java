package io.messagecenter.chat.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.chat.ChatProbe;
import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.platform.test.TestTopics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class InboundListenerTest {

    @Autowired
    ChatProbe probe;

    final VirtualPhone ana = new VirtualPhone();

    @Test
    void whatComesFromTheTopicIsStoredOnceAndToldInOrder() {
        var messages =
                IntStream.range(0, 30).mapToObj(i -> ana.says("message " + i)).toList();
        messages.forEach(this::send);
        messages.forEach(this::send);
        send(ana.says("the end"));

        await().until(() ->
                probe.exists(ana.address) && probe.texts(ana.address).contains("the end"));
        assertThat(probe.texts(ana.address)).hasSize(31).doesNotHaveDuplicates();
        assertThat(probe.told(ana.address)).startsWith("message 0", "message 1").endsWith("the end");
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAloneByteForByte() {
        var poison = "{\"type\":\"message.received\", this is no JSON " + ana.number;
        send(ana.says("before"));
        TestTopics.sendRaw(Topic.Names.INBOUND_EVENTS, ana.address.toString(), poison.getBytes(UTF_8));
        send(ana.says("after"));

        var dead = TestTopics.awaitRecord(Topic.INBOUND_EVENTS.dlt(), value -> value.contains(ana.number));
        assertThat(new String(dead.value(), UTF_8)).isEqualTo(poison);
        await().untilAsserted(() -> assertThat(probe.texts(ana.address)).containsExactly("before", "after"));
    }

    /** A NUL cannot be stored by PostgreSQL; ingest drops it, so one that is here is a data error. */
    @Test
    void whatCannotBeStoredGoesToTheDeadLettersAlone() {
        var poison = ana.says("text with a \0 in " + ana.number);
        send(ana.says("before"));
        send(poison);
        send(ana.says("after"));

        var dead = TestTopics.awaitRecord(Topic.INBOUND_EVENTS.dlt(), value -> value.contains(poison.providerId()));
        assertThat(dead.key()).isEqualTo(ana.address.toString());
        await().untilAsserted(() -> assertThat(probe.texts(ana.address)).containsExactly("before", "after"));
    }

    @Test
    void storiesAndNewslettersMakeNoChat() {
        var story = ana.elsewhere("status@broadcast", "look at my holidays");
        var letter = ana.elsewhere("123456@newsletter", "buy now");
        send(story);
        send(letter);
        send(ana.says("hello"));

        await().until(() -> probe.exists(ana.address));
        assertThat(List.of(story, letter)).noneMatch(e -> probe.exists(e.head().address()));
    }

    private void send(InboundEvent event) {
        TestTopics.send(Topic.INBOUND_EVENTS, ana.address.toString(), event);
    }
}
