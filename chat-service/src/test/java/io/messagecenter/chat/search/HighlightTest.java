package io.messagecenter.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HighlightTest {

    @Test
    void whatWasFoundIsMarkedWhateverItsCaseAndAccents() {
        assertThat(Highlight.of("Das Café in ÖSTERREICH", List.of("cafe", "oster")))
                .isEqualTo("Das <mark>Café</mark> in <mark>ÖSTER</mark>REICH");
    }

    @Test
    void nothingInATextIsMarkup() {
        assertThat(Highlight.of("<script>alert('x')</script> & \"zebra\"", List.of("zebra", "script", "<mark>")))
                .isEqualTo("&lt;<mark>script</mark>&gt;alert(&#39;x&#39;)&lt;/<mark>script</mark>&gt;"
                        + " &amp; &quot;<mark>zebra</mark>&quot;");
    }

    @Test
    void ofALongTextTheSurroundingsAreShown() {
        var shown = Highlight.of("x ".repeat(500) + "zebra" + " y".repeat(500), List.of("zebra"));

        assertThat(shown).startsWith("…").endsWith("…").contains("<mark>zebra</mark>");
        assertThat(shown.length()).isLessThan(Highlight.LENGTH + 20);
    }

    @Test
    void noEmojiIsCutInTwo() {
        var shown = Highlight.of("😀".repeat(400), List.of("none"));
        assertThat(shown.codePoints().filter(c -> c != 0x1F600 && c != '…')).isEmpty();
    }
}
