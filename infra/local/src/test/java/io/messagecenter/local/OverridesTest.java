package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {

    private static final Set<String> PARTS =
            Overrides.parts(List.of(Instance.first(Service.CHAT), new Instance(Service.CHAT, 2)));

    @TempDir
    Path folder;

    @Test
    void whatIsSaidOfAServiceHoldsForAllInstancesUnlessOneHasItsOwn() throws IOException {
        var overrides = load("chat.A=1", "chat.B=2", "chat-2.B=3");

        assertThat(overrides.of("chat")).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(overrides.of("chat-2")).isEqualTo(Map.of("A", "1", "B", "3"));
        assertThat(overrides.of("bot")).isEmpty();
    }

    @Test
    void namesOfTheBrokersPropertiesHaveDotsThemselves() throws IOException {
        assertThat(load("kafka.message.max.bytes=1000").of("kafka")).isEqualTo(Map.of("message.max.bytes", "1000"));
    }

    @Test
    void aPartThatDoesNotRunIsRefused() {
        assertThatThrownBy(() -> load("chat-3.A=1"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("\"chat-3.A\"")
                .hasMessageContaining("chat, chat-2, kafka, postgres");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> Overrides.load(folder.resolve("none"), PARTS)).isInstanceOf(Refusal.class);
    }

    private Overrides load(String... lines) throws IOException {
        return Overrides.load(Files.write(folder.resolve("overrides.properties"), List.of(lines)), PARTS);
    }
}
