package io.messagecenter.whapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageDeleted;
import io.messagecenter.contracts.inbound.MessageEdited;
import io.messagecenter.contracts.inbound.MessageReacted;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.PollVoted;
import io.messagecenter.contracts.inbound.ProviderNoticed;
import io.messagecenter.contracts.inbound.Source;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReadingTest {

    private static final String CHAT = "447700900123@s.whatsapp.net";

    private static Reading message(String fields) {
        return Reading.of("{\"messages\": [{\"id\": \"m1\", \"chat_id\": \"%s\", %s}]}".formatted(CHAT, fields));
    }

    private static Content content(String fields) {
        return message(fields).only(MessageReceived.class).content();
    }

    @Nested
    class Conversations {

        @Test
        void areNamedByTheChatAndNeverByTheSender() {
            var own = message("'from_me': true, 'from': '447700900999', 'type': 'text', 'text': {'body': 'hi'}"
                            .replace('\'', '"'))
                    .only(MessageReceived.class);

            assertThat(own.head().address()).hasToString("whatsapp:default:" + CHAT);
        }

        @ParameterizedTest
        @CsvSource({
            "447700900123, whatsapp:default:447700900123@s.whatsapp.net",
            "447700900123:17@s.whatsapp.net, whatsapp:default:447700900123@s.whatsapp.net",
            "447700900123@c.us, whatsapp:default:447700900123@s.whatsapp.net",
            "207700900000042@lid, whatsapp:default:207700900000042@lid",
            "120363417700900001, whatsapp:default:120363417700900001@g.us",
            "447700900123-1700000000@g.us, whatsapp:default:447700900123-1700000000@g.us"
        })
        void haveOneAddressWhateverTheFormOfTheId(String chatId, String address) {
            var body = "{\"messages\": [{\"id\": \"m1\", \"chat_id\": \"%s\", \"text\": {\"body\": \"hi\"}}]}";

            assertThat(Reading.of(body.formatted(chatId))
                            .only(MessageReceived.class)
                            .head()
                            .address())
                    .hasToString(address);
        }

        @ParameterizedTest
        @CsvSource({
            "status@broadcast, broadcast",
            "0@c.us, broadcast",
            "1234567890@broadcast, broadcast",
            "120363000@newsletter, newsletter"
        })
        void areNotMadeOfStoriesAndNewsletters(String chatId, String kind) {
            var body = "{\"messages\": [{\"id\": \"m1\", \"chat_id\": \"%s\", \"text\": {\"body\": \"hi\"}}]}";

            assertThat(Reading.of(body.formatted(chatId))
                            .only(ProviderNoticed.class)
                            .kind())
                    .isEqualTo(kind);
        }

        @Test
        void inAGroupTheAuthorIsThePersonEvenWhereTheSenderIsTheGroup() {
            var message = Reading.of("""
                    {"messages": [{"id": "m1", "chat_id": "120363417700900001@g.us", "from": "120363417700900001@g.us",
                      "author": "447700900456@s.whatsapp.net", "type": "text", "text": {"body": "hi"}}]}
                    """).only(MessageReceived.class);

            assertThat(message.authorId()).isEqualTo("447700900456");
        }
    }

    @Nested
    class Words {

        @Test
        void ofALinkAreItsBody() {
            assertThat(
                            content(
                                    "\"type\": \"link_preview\", \"link_preview\": {\"title\": \"t\", \"body\": \"see https://example.org\"}"))
                    .isEqualTo(Content.text("see https://example.org"));
        }

        @Test
        void mayComeWithoutAnObjectAroundThem() {
            assertThat(content("\"type\": \"text\", \"text\": \"plain\"").text())
                    .isEqualTo("plain");
        }

        @Test
        void ofAChoiceWithoutTitleAreOurOwnId() {
            assertThat(content(
                                    "\"type\": \"reply\", \"reply\": {\"type\": \"list_reply\", \"list_reply\": {\"id\": \"ListV3:rye\"}}")
                            .text())
                    .isEqualTo("rye");
        }

        @Test
        void ofAMenuAreItsBody() {
            var menu = content(
                    "\"type\": \"interactive\", \"interactive\": {\"header\": {\"text\": \"h\"}, \"body\": {\"text\": \"Choose\"}}");

            assertThat(menu.text()).isEqualTo("Choose");
            assertThat(menu.type()).isEqualTo(MessageType.INTERACTIVE);
        }

        @Test
        void ofAnUnknownTypeAreKept() {
            var content = content("\"type\": \"hologram\", \"hologram\": {\"caption\": \"look up\"}");

            assertThat(content.type()).isEqualTo(MessageType.UNSUPPORTED);
            assertThat(content.text()).isEqualTo("look up");
        }

        @Test
        void makeUpForAMissingType() {
            assertThat(content("\"text\": {\"body\": \"hi\"}")).isEqualTo(Content.text("hi"));
        }
    }

    @Nested
    class Files {

        @Test
        void thatWhapiDoesNotHaveHaveNoId() {
            assertThat(content("\"type\": \"image\", \"image\": {\"id\": \"media_init\", \"file_size\": \"12\"}")
                            .media())
                    .satisfies(m -> {
                        assertThat(m.providerId()).isNull();
                        assertThat(m.size()).isEqualTo(12);
                    });
        }

        @Test
        void keepWhatIsReadableWhenTheRestIsNonsense() {
            var media = content("""
                    "type": "video", "video": {"id": 7, "mime_type": [], "file_size": -1, "width": "wide", "height": 1e400,
                      "seconds": 2.6, "link": "javascript:alert(1)"}
                    """).media();

            assertThat(media).hasAllNullFieldsOrPropertiesExcept("providerId", "durationSeconds");
            assertThat(media.providerId()).isEqualTo("7");
            assertThat(media.durationSeconds()).isEqualTo(3);
        }

        @Test
        void ofAVoiceNoteHaveAWaveformInEitherForm() {
            assertThat(content("\"type\": \"voice\", \"voice\": {\"id\": \"v\", \"waveform\": [0, 1, 127]}")
                            .media()
                            .waveform())
                    .isEqualTo("AAF/");
            assertThat(content("\"type\": \"voice\", \"voice\": {\"id\": \"v\", \"waveform\": \"AAF/\"}")
                            .media()
                            .waveform())
                    .isEqualTo("AAF/");
        }

        @Test
        void mayComeUnderTheNameOfARelatedType() {
            var content =
                    content("\"type\": \"documentWithCaption\", \"document\": {\"id\": \"d\", \"caption\": \"see\"}");

            assertThat(content.type()).isEqualTo(MessageType.DOCUMENT);
            assertThat(content.text()).isEqualTo("see");
        }
    }

    @Nested
    class Noise {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"type\": \"unknown\"",
                    "\"type\": \"unknown\", \"source\": \"system\"",
                    "\"from_me\": false",
                    "\"type\": \"text\", \"source\": \"system\""
                })
        void isNobodysMessage(String fields) {
            assertThat(message(fields).only(ProviderNoticed.class).kind()).isEqualTo("noise");
        }

        @Test
        void withWordsIsShownAsTheSystems() {
            assertThat(content("\"source\": \"system\", \"type\": \"text\", \"text\": {\"body\": \"number changed\"}")
                            .type())
                    .isEqualTo(MessageType.SYSTEM);
        }
    }

    @Nested
    class Edits {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"type\": \"action\", \"action\": {\"type\": \"edit\", \"target\": \"orig\", \"body\": \"new\"}",
                    "\"type\": \"action\", \"action\": {\"type\": \"edited\", \"target\": \"orig\", \"edited_content\": {\"body\": \"new\"}}",
                    "\"type\": \"action\", \"action\": {\"type\": \"edited\", \"target\": \"orig\", \"edited_type\": \"image\", \"edited_content\": {\"caption\": \"new\"}}",
                    "\"type\": \"action\", \"action\": {\"type\": \"edited\", \"target\": \"orig\", \"edited_content\": \"new\"}",
                    "\"type\": \"edit\", \"action\": {\"target\": \"orig\"}, \"text\": {\"body\": \"new\"}",
                    "\"type\": \"edit\", \"target\": \"orig\", \"body\": \"new\""
                })
        void areReadInEveryForm(String fields) {
            var edit = message(fields).only(MessageEdited.class);

            assertThat(edit.providerId()).isEqualTo("orig");
            assertThat(edit.text()).isEqualTo("new");
            assertThat(edit.head().address()).hasToString("whatsapp:default:" + CHAT);
        }

        @Test
        void underTheMessagesOwnIdAreTheMessageAsWell() {
            var reading = message("\"edited\": true, \"type\": \"text\", \"text\": {\"body\": \"new\"}");

            assertThat(reading.elements()).hasSize(1);
            assertThat(reading.events()).hasExactlyElementsOfTypes(MessageReceived.class, MessageEdited.class);
            assertThat(((MessageEdited) reading.events().getLast()).text()).isEqualTo("new");
            assertThat(reading.events()).extracting(InboundEvent::id).doesNotHaveDuplicates();
        }

        @Test
        void mayBeAMessageThatIsPut() {
            var put = """
                    {"messages": [{"id": "m1", "chat_id": "447700900123@s.whatsapp.net", "type": "text", "text": {"body": "new"}}],
                     "event": {"type": "messages", "event": "put"}}
                    """;
            var posted = Reading.of(put.replace("put", "post")).only(MessageReceived.class);

            assertThat(Reading.of(put).events()).hasExactlyElementsOfTypes(MessageReceived.class, MessageEdited.class);
            assertThat(Reading.of(put).events().getFirst().id()).isEqualTo(posted.id());
        }

        @Test
        void areNotSeenInAnEchoOfOurOwnSend() {
            var echo = Reading.of("""
                    {"messages": [{"id": "m1", "chat_id": "447700900123@s.whatsapp.net", "from_me": true, "source": "api",
                      "type": "text", "text": {"body": "new"}}], "event": {"type": "messages", "event": "put"}}
                    """);

            assertThat(echo.only(MessageReceived.class).source()).isEqualTo(Source.API);
        }

        @Test
        void ofAnUpdateWithoutAnActionAreTheDifference() {
            var edit = Reading.of("""
                    {"messages_updates": [{"id": "m1",
                      "before_update": {"type": "image", "image": {"id": "i", "caption": "old"}},
                      "after_update": {"type": "image", "image": {"id": "i", "caption": "new"}}, "changes": ["image"]}]}
                    """).only(MessageEdited.class);

            assertThat(edit.providerId()).isEqualTo("m1");
            assertThat(edit.text()).isEqualTo("new");
        }

        @Test
        void ofAnUpdateThatChangesNothingForAReaderAreNone() {
            var notice = Reading.of("""
                    {"messages_updates": [{"id": "m1", "before_update": {"type": "text", "text": {"body": "same"}},
                      "after_update": {"type": "text", "text": {"body": "same"}, "starred": true}, "changes": ["starred"]}]}
                    """).only(ProviderNoticed.class);

            assertThat(notice.kind()).isEqualTo("messages.patch");
        }
    }

    @Nested
    class Deletions {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"messages\": [{\"id\": \"gone\", \"type\": \"deleted\", \"chat_id\": \"447700900123@s.whatsapp.net\"}]}",
                    "{\"messages\": [{\"id\": \"x\", \"type\": \"action\", \"action\": {\"type\": \"delete\", \"target\": \"gone\"}}]}",
                    "{\"messages_removed\": [\"gone\"]}",
                    "{\"messages_removed\": [{\"id\": \"gone\"}]}",
                    "{\"statuses\": [{\"id\": \"gone\", \"status\": \"deleted\"}]}",
                    "{\"messages_updates\": [{\"id\": \"gone\", \"trigger\": {\"action\": {\"type\": \"delete\"}}}]}",
                    "{\"messages_updates\": [{\"id\": \"gone\", \"after_update\": {\"type\": \"deleted\"}}]}"
                })
        void areReadInEveryForm(String body) {
            assertThat(Reading.of(body).only(MessageDeleted.class).providerId()).isEqualTo("gone");
        }

        @Test
        void areNotMadeOfAChatThatSomebodyCleared() {
            var cleared = Reading.of("{\"messages_removed_all\": \"447700900123@s.whatsapp.net\"}")
                    .only(ProviderNoticed.class);

            assertThat(cleared.kind()).isEqualTo("messages.cleared");
            assertThat(cleared.head().address()).hasToString("whatsapp:default:" + CHAT);
        }
    }

    @Nested
    class Reactions {

        @ParameterizedTest
        @ValueSource(strings = {"\"emoji\": \"\"", "\"emoji\": null", "\"x\": 1"})
        void withoutAnEmojiTakeTheirsAway(String emoji) {
            var reaction = message("\"type\": \"action\", \"action\": {\"type\": \"reaction\", \"target\": \"t\", %s}"
                            .formatted(emoji))
                    .only(MessageReacted.class);

            assertThat(reaction.emoji()).isEmpty();
        }

        @Test
        void nameTheirAuthorInGroupsOnly() {
            var body = """
                    {"messages": [{"id": "r", "type": "action", "chat_id": "%s", "from": "447700900456",
                      "action": {"type": "reaction", "target": "t", "emoji": "🎿"}}]}
                    """;

            assertThat(Reading.of(body.formatted("120363417700900001@g.us"))
                            .only(MessageReacted.class)
                            .authorId())
                    .isEqualTo("447700900456");
            assertThat(Reading.of(body.formatted(CHAT))
                            .only(MessageReacted.class)
                            .authorId())
                    .isNull();
        }
    }

    @Nested
    class Votes {

        @Test
        void countWhereTheResultsComeAlong() {
            var votes = Reading.of("""
                    {"messages_updates": [{"id": "p", "trigger": {"action": {"type": "vote", "target": "p", "votes": []}},
                      "after_update": {"poll": {"results": [{"id": "a", "name": "Red", "voters": ["1", "2"]}]}}}]}
                    """).only(PollVoted.class);

            assertThat(votes.results())
                    .singleElement()
                    .satisfies(o -> assertThat(o.votes()).isEqualTo(2));
        }

        @Test
        void aloneChangeNothing() {
            assertThat(message(
                                    "\"type\": \"action\", \"action\": {\"type\": \"vote\", \"target\": \"p\", \"votes\": [\"a\"]}")
                            .only(ProviderNoticed.class)
                            .kind())
                    .isEqualTo("action.vote");
        }
    }

    @ParameterizedTest
    @CsvSource({"api, API", "business_api, API", "mobile, PHONE", "web, PHONE", "system, SYSTEM", "fridge, UNKNOWN"})
    void theSourceTellsWhoSentAnOwnMessage(String source, Source expected) {
        var own = message("\"from_me\": true, \"source\": \"%s\", \"type\": \"text\", \"text\": {\"body\": \"hi\"}"
                .formatted(source));

        assertThat(own.only(MessageReceived.class).source()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1760000000, 2025-10-09T08:53:20Z",
        "'\"1760000000\"', 2025-10-09T08:53:20Z",
        "1760000000.5, 2025-10-09T08:53:20.500Z",
        "1760000000500, 2025-10-09T08:53:20.500Z",
        "'\"2025-10-09T08:53:20Z\"', 2025-10-09T08:53:20Z",
        "0,",
        "-5,",
        "18446744073709552000,",
        "1e999,",
        "NaN,",
        "true,",
        "'[]',",
        "'\"soon\"',",
        "'null',"
    })
    void aTimeIsReadInEveryUnitAndNonsenseIsNone(String timestamp, Instant expected) {
        var message =
                message("\"timestamp\": %s, \"type\": \"text\", \"text\": {\"body\": \"hi\"}".formatted(timestamp));

        assertThat(message.only(MessageReceived.class).head().occurredAt()).isEqualTo(expected);
    }
}
