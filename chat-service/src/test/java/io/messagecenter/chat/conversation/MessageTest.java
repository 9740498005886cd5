package io.messagecenter.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.contracts.chat.MediaState;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.Media;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Message ours = message(NewMessage.byBot("hello"));
    private final Message theirs = message(NewMessage.received(new VirtualPhone().says("id-1", "one", NOW)));

    private static Message message(NewMessage written) {
        return new Message(1, 2, new ChatState.Place(3, null), written, NOW, NOW);
    }

    @Test
    void aFailureSaysWhyAndADeliveryOverridesIt() {
        assertThat(ours.failed("nobody has this number")).isTrue();
        assertThat(ours.snapshot().error()).isEqualTo("nobody has this number");
        assertThat(ours.accepted("id-1")).isTrue();
        assertThat(ours.status()).isEqualTo(MessageStatus.FAILED);

        assertThat(ours.advance(MessageStatus.DELIVERED, null)).isTrue();
        assertThat(ours.snapshot().error()).isNull();
        assertThat(ours.failed("too late")).isFalse();
    }

    @Test
    void anUnclearSendIsUnderWayUntilNothingMoreIsTried() {
        ours.unclear("no answer, looking for it", false);
        assertThat(ours.isOpenSend()).isTrue();

        ours.unclear("a person must decide", true);
        assertThat(ours.isOpenSend()).isFalse();
        assertThat(ours.status()).isEqualTo(MessageStatus.UNKNOWN);
        assertThat(ours.unclear("a person must decide", true)).isFalse();
    }

    @Test
    void anOlderEditThanTheNewestIsNoNews() {
        assertThat(theirs.edit("three", NOW.plusSeconds(3), NOW)).isTrue();
        assertThat(theirs.edit("two", NOW.plusSeconds(2), NOW.plusSeconds(9))).isFalse();
        assertThat(theirs.text()).isEqualTo("three");
    }

    @Test
    void anEditWithoutATimeOfItsOwnIsNewsUnlessItHadTheseWordsBefore() {
        assertThat(theirs.edit("two", NOW, NOW.plusSeconds(1))).isTrue();
        assertThat(theirs.edit("one", NOW, NOW.plusSeconds(2))).isFalse();
        assertThat(theirs.edit("three", null, NOW.plusSeconds(3))).isTrue();
        assertThat(theirs.edit("two", null, NOW.plusSeconds(4))).isFalse();
        assertThat(theirs.text()).isEqualTo("three");
    }

    @Test
    void aLaterEditMayBringBackTheFirstWords() {
        theirs.edit("two", NOW.plusSeconds(2), NOW);

        assertThat(theirs.edit("one", NOW.plusSeconds(2), NOW)).isFalse();
        assertThat(theirs.edit("one", NOW.plusSeconds(3), NOW)).isTrue();
    }

    @Test
    void aDeletedMessageKeepsNothingToShowAndIsNotEdited() {
        assertThat(theirs.delete(NOW)).isTrue();
        assertThat(theirs.delete(NOW.plusSeconds(1))).isFalse();
        assertThat(theirs.edit("two", NOW.plusSeconds(2), NOW)).isFalse();
        assertThat(theirs.snapshot().text()).isNull();
        assertThat(theirs.snapshot().deletedAt()).isEqualTo(NOW);
    }

    @Test
    void eachPersonHasOneReaction() {
        theirs.react(new StoredReaction("ana", "👍", Sender.CUSTOMER, "Ana"));
        theirs.react(new StoredReaction("us", "👍", Sender.AGENT, null));
        theirs.react(new StoredReaction("ana", "🙏", Sender.CUSTOMER, "Ana"));
        assertThat(theirs.reactions).extracting(StoredReaction::emoji).containsExactly("👍", "🙏");

        assertThat(theirs.react(new StoredReaction("ana", "", Sender.CUSTOMER, "Ana")))
                .isTrue();
        assertThat(theirs.react(new StoredReaction("ana", "", Sender.CUSTOMER, "Ana")))
                .isFalse();
        assertThat(theirs.reactions).extracting(StoredReaction::author).containsExactly("us");
    }

    @Test
    void aFileShowsWhatTheBytesSayOnceTheyAreHere() {
        var described = new Media("m-1", null, "image/png", "cat.png", 10L, 4, 3, null, null);
        var media = new StoredContent.StoredMedia(described, MediaState.PENDING, null, null, null);
        var content = new StoredContent(media, null, null, null, null);
        var picture = message(NewMessage.byPerson(7, "Ana", MessageType.IMAGE, null, content));
        assertThat(picture.snapshot().media().url()).isNull();

        assertThat(picture.mediaStored("key-1", "image/jpeg", 11)).isTrue();
        var shown = picture.snapshot().media();
        assertThat(shown.url()).isEqualTo("/media/key-1");
        assertThat(shown.mimeType()).isEqualTo("image/jpeg");
        assertThat(shown.fileName()).isEqualTo("cat.png");
        assertThat(shown.size()).isEqualTo(11);
        assertThat(shown.state()).isEqualTo(MediaState.READY);
        assertThat(picture.mediaFailed()).isFalse();
    }
}
