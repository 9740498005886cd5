package io.messagecenter.chat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatProbe;
import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.StatementCount;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.contracts.chat.ChatKind;
import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;

@ChatTest
class StoreInboundTest {

    @Autowired
    StoreInbound inbound;

    @Autowired
    ChatProbe probe;

    final VirtualPhone ana = new VirtualPhone();

    @Test
    void anAlbumOfANewContactMakesOneChatWithItsMessagesInOrder() {
        var album = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> ana.says("picture " + i))
                .toList();

        store(album.toArray(InboundEvent[]::new));

        var chat = probe.chat(ana.address);
        assertThat(chat.mode()).isEqualTo(ChatMode.BOT);
        assertThat(chat.kind()).isEqualTo(ChatKind.DIRECT);
        assertThat(chat.customer().phone()).isEqualTo(ana.number);
        assertThat(chat.customer().name()).isEqualTo("Customer " + ana.number);
        assertThat(chat.unreadCount()).isEqualTo(10);
        assertThat(chat.lastMessage().text()).isEqualTo("picture 10");
        assertThat(probe.thread(ana.address))
                .extracting(MessageSnapshot::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThat(probe.told(ana.address))
                .containsExactlyElementsOf(
                        album.stream().map(e -> e.content().text()).toList());
    }

    @Test
    void aMessageDeliveredTwiceInOneBatchAndInAnotherIsStoredOnce() {
        var hello = ana.says("hello");

        store(hello, hello, ana.says("again"), hello);
        store(hello);

        assertThat(probe.texts(ana.address)).containsExactly("hello", "again");
        assertThat(probe.chat(ana.address).change()).isEqualTo(4);
        assertThat(probe.told(ana.address)).containsExactly("hello", "again");
    }

    @Test
    void rivalsThatStoreTheSameMessagesOfNewContactsAtOnceStoreEachOnce() throws Exception {
        var phones = IntStream.range(0, 8).mapToObj(i -> new VirtualPhone()).toList();
        var events = new ArrayList<InboundEvent>();
        for (int i = 0; i < 5; i++) {
            for (var phone : phones) {
                events.add(phone.says("message " + i));
            }
        }
        var backwards = new ArrayList<>(events);
        Collections.reverse(backwards);

        atOnce(List.of(events, backwards, events, backwards, events, backwards));

        for (var phone : phones) {
            assertThat(probe.texts(phone.address))
                    .containsExactlyInAnyOrder("message 0", "message 1", "message 2", "message 3", "message 4");
            assertThat(probe.chat(phone.address).unreadCount()).isEqualTo(5);
            probe.events(phone.address);
        }
    }

    @Test
    void rivalsThatWriteIntoTheSameChatsAtOnceKeepOneOrderAChat() throws Exception {
        var phones = IntStream.range(0, 6).mapToObj(i -> new VirtualPhone()).toList();
        var begun = phones.stream().<InboundEvent>map(p -> p.says("hello")).toList();
        inbound.store(begun);
        var shared = phones.stream().<InboundEvent>map(p -> p.says("shared")).toList();
        var batches = new ArrayList<List<InboundEvent>>();
        for (int rival = 0; rival < 6; rival++) {
            var batch = new ArrayList<>(shared);
            for (var phone : phones) {
                batch.add(phone.says("from rival " + rival));
            }
            if (rival % 2 == 0) {
                Collections.reverse(batch);
            }
            batches.add(batch);
        }

        atOnce(batches);

        for (var phone : phones) {
            assertThat(probe.thread(phone.address).stream().map(MessageSnapshot::seq))
                    .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
            assertThat(probe.texts(phone.address)).containsOnlyOnce("shared");
            assertThat(probe.chat(phone.address).unreadCount()).isEqualTo(8);
            probe.events(phone.address);
        }
    }

    @Test
    void aMessageThatComesAtOnceUnderTwoAddressesIsStoredUnderOne() throws Exception {
        for (int round = 0; round < 20; round++) {
            var one = new VirtualPhone();
            var other = new VirtualPhone();
            store(one.says("hello"), other.says("hello"));
            var id = one.newId();

            atOnce(one.says(id, "me"), other.says(id, "me"));

            assertThat(probe.texts(one.address).size()
                            + probe.texts(other.address).size())
                    .isEqualTo(3);
        }
    }

    @Test
    void newsThatComeAtTheSameMomentAsTheirMessageAreNotLost() throws Exception {
        for (int round = 0; round < 20; round++) {
            var message = ana.says("secret");

            atOnce(message, ana.deletes(message.providerId()));

            assertThat(probe.thread(ana.address))
                    .last()
                    .extracting(MessageSnapshot::text)
                    .isNull();
        }
    }

    private void atOnce(InboundEvent one, InboundEvent other) throws Exception {
        atOnce(List.of(List.of(one), List.of(other)));
    }

    private void atOnce(List<List<InboundEvent>> batches) throws Exception {
        try (var rivals = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = batches.stream()
                    .<Callable<Void>>map(batch -> () -> {
                        patiently(batch);
                        return null;
                    })
                    .toList();
            for (var done : rivals.invokeAll(work)) {
                done.get();
            }
        }
    }

    @Test
    void aMessageSortsByTheProvidersTimeAndNeverMoreThanAMinuteAhead() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        store(
                ana.says("a1", "new", now),
                ana.says("a2", "old", now.minusSeconds(3600)),
                ana.says("a3", "from the future", now.plusSeconds(9000)));

        assertThat(probe.texts(ana.address)).containsExactly("old", "new", "from the future");
        assertThat(probe.thread(ana.address).getLast().createdAt()).isBetween(now.plusSeconds(59), now.plusSeconds(90));
        assertThat(probe.chat(ana.address).lastMessage().text()).isEqualTo("from the future");
    }

    @Test
    void statusesEditsReactionsAndADeletionThatComeBeforeTheirMessageAreAppliedWhenItComes() {
        var edited = ana.newId();
        var deleted = ana.newId();
        store(ana.edits(edited, "better"), ana.reacts(edited, "🎉"), ana.deletes(deleted));
        store(ana.deletes(deleted), ana.reacts(edited, "🎉"));
        assertThat(probe.exists(ana.address)).isFalse();

        store(ana.says(edited, "worse"), ana.says(deleted, "secret"));

        var thread = probe.thread(ana.address);
        assertThat(thread.get(0).text()).isEqualTo("better");
        assertThat(thread.get(0).editedAt()).isNotNull();
        assertThat(thread.get(0).reactions())
                .extracting(MessageSnapshot.Reaction::emoji)
                .containsExactly("🎉");
        assertThat(thread.get(1).text()).isNull();
        assertThat(thread.get(1).deletedAt()).isNotNull();
    }

    @Test
    void anOriginalDeliveredAgainDoesNotUndoAnEdit() {
        var original = ana.says("frist");
        store(original, ana.edits(original.providerId(), "first"));
        store(original);
        // Put instead of posted, it comes with an edit to its own words, at its own time.
        store(original, ana.puts(original));

        assertThat(probe.texts(ana.address)).containsExactly("first");
    }

    @Test
    void anEditThatIsPutBeforeItsOriginalStays() {
        var id = ana.newId();
        var edited = ana.says(id, "first");
        store(edited, ana.puts(edited));
        store(ana.says(id, "frist"));

        assertThat(probe.texts(ana.address)).containsExactly("first");
    }

    @Test
    void aMessagePutWithOtherWordsIsEdited() {
        var original = ana.says("frist");
        var edited = ana.says(original.providerId(), "first", original.head().occurredAt());
        store(original);
        store(edited, ana.puts(edited));

        assertThat(probe.texts(ana.address)).containsExactly("first");
        assertThat(probe.thread(ana.address).getFirst().editedAt()).isNotNull();
    }

    @Test
    void aReactionIsReplacedAndRemoved() {
        var hello = ana.says("hello");
        store(hello, ana.reacts(hello.providerId(), "👍"));
        store(ana.reacts(hello.providerId(), "❤️"));
        assertThat(probe.thread(ana.address).getFirst().reactions())
                .extracting(MessageSnapshot.Reaction::emoji)
                .containsExactly("❤️");

        store(ana.reacts(hello.providerId(), ""));
        assertThat(probe.thread(ana.address).getFirst().reactions()).isEmpty();
    }

    @Test
    void aColleagueWhoReadOnThePhoneMovesTheReadMark() {
        var first = ana.says("first");
        store(first, ana.says("second"));
        store(ana.status(first.providerId(), MessageStatus.READ));

        assertThat(probe.chat(ana.address).unreadCount()).isEqualTo(1);
        assertThat(probe.thread(ana.address).getFirst().status()).isEqualTo(MessageStatus.RECEIVED);
    }

    @Test
    void aMessageFromThePhoneCountsAsAPersonsReply() {
        store(ana.says("is anybody there?"));
        var before = probe.chat(ana.address);
        store(ana.own(ana.newId(), "yes, me", Source.PHONE));

        var chat = probe.chat(ana.address);
        var reply = probe.thread(ana.address).getLast();
        assertThat(reply.sender()).isEqualTo(Sender.AGENT);
        assertThat(reply.senderId()).isNull();
        assertThat(reply.origin()).isEqualTo(Origin.PHONE);
        assertThat(reply.status()).isEqualTo(MessageStatus.SENT);
        assertThat(chat.mode()).isEqualTo(ChatMode.AGENT);
        assertThat(chat.botEpoch()).isGreaterThan(before.botEpoch());
        assertThat(chat.unreadCount()).isZero();
        assertThat(chat.waitingSince()).isNull();
        assertThat(chat.customer().name()).isEqualTo("Customer " + ana.number);
    }

    @Test
    void ticksOfAPhonesMessageOnlyClimb() {
        var id = ana.newId();
        store(ana.own(id, "hi", Source.PHONE), ana.status(id, MessageStatus.READ));
        store(ana.status(id, MessageStatus.DELIVERED), ana.status(id, MessageStatus.FAILED));

        assertThat(probe.thread(ana.address).getFirst().status()).isEqualTo(MessageStatus.READ);
    }

    @Test
    void aQuoteLinksToTheMessageOfTheSameChat() {
        var question = ana.says("how much?");
        store(question, ana.answers(question.providerId(), "I mean this"));
        store(ana.answers("never-seen-1", "and that"));

        var thread = probe.thread(ana.address);
        assertThat(thread.get(1).replyTo().messageId())
                .isEqualTo(thread.getFirst().id());
        assertThat(thread.get(1).replyTo().text()).isEqualTo("as quoted");
        assertThat(thread.get(2).replyTo()).isNull();
    }

    @Test
    void aGroupWaitsForPeopleUnderItsTitle() {
        var group = VirtualPhone.group();
        store(group.says("hello all"));

        var chat = probe.chat(group.address);
        assertThat(chat.kind()).isEqualTo(ChatKind.GROUP);
        assertThat(chat.mode()).isEqualTo(ChatMode.AGENT);
        assertThat(chat.customer().name()).isEqualTo("Group " + group.number);
        assertThat(chat.customer().phone()).isNull();
        assertThat(chat.lastMessage().senderName()).isEqualTo("Customer " + group.number);
    }

    @Test
    void aBetterNameStays() {
        store(ana.says("hi"), ana.isCalled("Ana Ferreira"));
        store(ana.says("hi again"));

        assertThat(probe.chat(ana.address).customer().name()).isEqualTo("Ana Ferreira");
        probe.events(ana.address);
    }

    @Test
    void aNoticeOfTheProviderIsShownAndCountsForNothing() {
        store(ana.notice("a chat nobody began"));
        assertThat(probe.exists(ana.address)).isFalse();

        store(ana.own(ana.newId(), "hello", Source.PHONE), ana.notice("the code changed"));
        var chat = probe.chat(ana.address);
        assertThat(chat.unreadCount()).isZero();
        assertThat(chat.waitingSince()).isNull();
        assertThat(probe.thread(ana.address).getLast().sender()).isEqualTo(Sender.SYSTEM);
    }

    @Test
    void aMessageOfMegabytesDoesNotHoldUpItsChat() {
        var novel = ana.says("😀".repeat(1_000_000));
        store(novel, novel, ana.edits(novel.providerId(), "é".repeat(3_000_000)), ana.says("and that was it"));
        store(novel);

        assertThat(probe.told(ana.address)).hasSize(2).endsWith("and that was it");
        assertThat(probe.thread(ana.address).getFirst().text()).hasSize(65_536).startsWith("éé");
    }

    @Test
    void aBatchTakesTheSameFewStatementsHoweverManyChatsAndMessagesItHas() {
        var few = StatementCount.of(() -> inbound.store(batch(1, 2)));
        var many = StatementCount.of(() -> inbound.store(batch(30, 6)));

        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(15);
    }

    /** New contacts, each with messages, a tick on the first one and a reaction to a message that is not known. */
    private static List<InboundEvent> batch(int contacts, int messages) {
        var events = new ArrayList<InboundEvent>();
        for (int c = 0; c < contacts; c++) {
            var phone = new VirtualPhone();
            var first = phone.newId();
            events.add(phone.own(first, "hello", Source.PHONE));
            events.add(phone.status(first, MessageStatus.DELIVERED));
            events.add(phone.reacts("unknown-" + phone.number, "👍"));
            IntStream.range(0, messages).forEach(i -> events.add(phone.says("message " + i)));
        }
        return events;
    }

    private void store(InboundEvent... events) {
        inbound.store(List.of(events));
    }

    /** As the container does: what will pass is tried again. */
    private void patiently(List<InboundEvent> events) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                inbound.store(events);
                return;
            } catch (TransientDataAccessException again) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("never got through");
    }
}
