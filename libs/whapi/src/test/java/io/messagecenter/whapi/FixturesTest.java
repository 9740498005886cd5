package io.messagecenter.whapi;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.inbound.MessageReceived;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A body for each shape that WHAPI is known to send, and what must come of it. */
class FixturesTest {

    /** Every type of WHAPI's specification that carries content. */
    static final Set<String> TYPES = Set.of(
            "text",
            "image",
            "video",
            "gif",
            "audio",
            "voice",
            "short",
            "document",
            "documentWithCaption",
            "link_preview",
            "location",
            "live_location",
            "contact",
            "contact_list",
            "sticker",
            "system",
            "call",
            "group_invite",
            "newsletter_invite",
            "admin_invite",
            "product",
            "catalog",
            "interactive",
            "reply",
            "poll",
            "hsm",
            "order",
            "story",
            "event",
            "buttons",
            "list",
            "pin",
            "carousel",
            "album");

    /** Those that a person sees as "unsupported", with their words. */
    static final Set<String> UNSUPPORTED = Set.of(
            "call",
            "group_invite",
            "newsletter_invite",
            "admin_invite",
            "product",
            "catalog",
            "order",
            "story",
            "event",
            "pin",
            "album");

    static Stream<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsAsExpected(Fixture fixture) {
        var fresh = fixture.fresh();

        var reading = Reading.of(fresh.body());

        assertThat(reading.reasons()).isEmpty();
        assertThat(Reading.normalized(reading.events())).isEqualTo(fresh.expected());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void keepsTheElementBeside(Fixture fixture) {
        var reading = Reading.of(fixture.fresh().body());

        assertThat(reading.events()).allSatisfy(event -> assertThat(event.raw()).isNotNull());
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void onlyTheListedTypesAreUnsupported(String type) {
        var reading = Reading.of("""
                {"messages": [{"id": "m1", "type": "%s", "chat_id": "447700900123@s.whatsapp.net", "%s": {"title": "words"}}]}
                """.formatted(type, type));

        var isUnsupported = reading.only(MessageReceived.class).content().type() == MessageType.UNSUPPORTED;
        assertThat(isUnsupported).isEqualTo(UNSUPPORTED.contains(type));
    }

    @Test
    void theReaderListsTheSameTypes() {
        assertThat(ContentReader.UNSUPPORTED).isEqualTo(UNSUPPORTED);
    }

    @Test
    void noFixtureIsUnsupported() {
        var types = fixtures()
                .flatMap(f -> Reading.of(f.fresh().body()).events().stream())
                .flatMap(e ->
                        e instanceof MessageReceived m ? Stream.of(m.content().type()) : Stream.of())
                .collect(toSet());

        assertThat(types).contains(MessageType.TEXT, MessageType.VOICE).doesNotContain(MessageType.UNSUPPORTED);
    }
}
