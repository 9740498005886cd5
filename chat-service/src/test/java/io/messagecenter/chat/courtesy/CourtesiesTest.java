package io.messagecenter.chat.courtesy;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.intake.Intake;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.contracts.outbound.ProviderJob.FetchProfile;
import io.messagecenter.contracts.outbound.ProviderJob.MarkRead;
import io.messagecenter.contracts.outbound.ProviderJob.ShowTyping;
import io.messagecenter.platform.outbox.Outbox;
import io.messagecenter.platform.test.TestTopics;
import java.time.Clock;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@ChatTest
class CourtesiesTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Intake intake;

    @Autowired
    private Courtesies courtesies;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private ChatWorks works;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Outbox outbox;

    private final VirtualPhone phone = new VirtualPhone();

    @Test
    void theCustomerSeesHowFarWeRead() {
        var ann = desk.agent();
        var first = phone.says("one");
        var second = phone.says("two");
        intake.store(first, second, phone.says("three"));
        var chat = desk.open(phone);
        ann.put("/chats/" + chat + "/read", "{'up_to_seq': 2}").is(200);
        assertThat(receipt(chat, second.providerId())).isNotNull();

        var last = phone.says("four");
        intake.store(last);
        ann.post("/chats/messages", "{'chat_id': %d, 'text': 'hi'}".formatted(chat))
                .is(201);
        assertThat(receipt(chat, last.providerId())).isNotNull();
    }

    @Test
    void ofANewCustomerNameAndPictureAreAskedFor() {
        intake.store(phone.says("hello"), phone.says("again"));
        var chat = desk.open(phone);
        var job = (FetchProfile) job(j -> j instanceof FetchProfile && j.head().chatId() == chat);
        assertThat(job.customerId())
                .isEqualTo(snapshots.chat(chat).orElseThrow().customer().id());
    }

    @Test
    void whoTypesIsShown() {
        var chat = desk.chat("hello");
        courtesies.types(snapshots.chat(chat).orElseThrow());
        assertThat(job(j -> j instanceof ShowTyping && j.head().chatId() == chat))
                .isNotNull();
    }

    @Test
    @Transactional
    void eachCanBeSwitchedOff() {
        var silent = new Courtesies(new CourtesySettings(false, false, false), jdbc, outbox, Clock.systemUTC());
        var chat = desk.chat("hello");
        var before = orders();
        var work = works.lock(chat).orElseThrow();
        silent.met(work, work.chat(chat));
        work.chat(chat).state().readUpTo(1);
        silent.read(work, chat, 0);
        silent.types(snapshots.chat(chat).orElseThrow());
        work.flush();
        assertThat(orders()).isEqualTo(before);
    }

    private long orders() {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE topic = 'whapi.jobs'")
                .query(Long.class)
                .single();
    }

    private static ProviderJob receipt(long chat, String providerId) {
        return job(j -> j instanceof MarkRead r
                && r.head().chatId() == chat
                && r.providerId().equals(providerId));
    }

    private static ProviderJob job(Predicate<ProviderJob> which) {
        return TestTopics.awaitEvent(Topic.WHAPI_JOBS, ProviderJob.class, which);
    }
}
