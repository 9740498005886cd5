package io.messagecenter.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.content.Contact;
import io.messagecenter.contracts.content.Poll;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void aTextIsCutBetweenCharacters() {
        assertThat(Limits.cut("abc", 3)).isEqualTo("abc");
        assertThat(Limits.cut("abcd", 3)).isEqualTo("abc");
        assertThat(Limits.cut("ab😀", 3)).isEqualTo("ab");
        assertThat(Limits.cut(null, 3)).isNull();
    }

    @Test
    void aHugeBusinessCardKeepsItsNameAndNumbers() {
        var card = new Contact("Ana", List.of("4930123"), "PHOTO:" + "x".repeat(200_000));
        var content = new StoredContent(null, null, List.of(card), null, null);

        assertThat(Limits.fit(content).contacts()).containsExactly(new Contact("Ana", List.of("4930123"), null));
    }

    @Test
    void whatIsTooLargeWithoutCardsIsNotShownAndItsOriginalKept() {
        var raw = EventJson.mapper().createObjectNode().put("kept", true);
        var poll = new Poll("x".repeat(200_000), 1, List.of());

        var kept = Limits.fit(new StoredContent(null, null, List.of(), poll, raw));
        assertThat(kept.poll()).isNull();
        assertThat(kept.raw()).isEqualTo(raw);
    }
}
