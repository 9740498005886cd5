package io.messagecenter.chat.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesInNotesTest {

    @Test
    void aNameMayEndTheSentence() {
        assertThat(NamesInNotes.in("Ask @Ann. Or (@ben), @c-d!"))
                .containsExactly(List.of("ann.", "ann"), List.of("ben"), List.of("c-d"));
    }

    @Test
    void anAddressIsNoCall() {
        assertThat(NamesInNotes.in("write to ann@example.com or a.@x, @ @@ @a")).isEmpty();
    }

    @Test
    void aNameThatIsAnAddressIsFound() {
        assertThat(NamesInNotes.in("@ann@example.com")).containsExactly(List.of("ann@example.com"));
    }

    @Test
    void nobodyCallsThemAll() {
        assertThat(NamesInNotes.in("@somebody ".repeat(1000))).hasSize(20);
    }
}
