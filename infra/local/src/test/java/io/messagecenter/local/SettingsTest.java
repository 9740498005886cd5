package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void theEnvironmentGoesBeforeTheFile() throws IOException {
        Settings settings = load("GATEWAY_PORT=9000\nWHAPI_TOKEN=from-file\n", Map.of("GATEWAY_PORT", "9001"));

        assertThat(settings.port("GATEWAY_PORT")).contains(9001);
        assertThat(settings.text("WHAPI_TOKEN")).contains("from-file");
    }

    @Test
    void anEmptyValueIsAsGoodAsNone() throws IOException {
        Settings settings = load("WHAPI_TOKEN=\nDEMO=\n", Map.of());

        assertThat(settings.text("WHAPI_TOKEN")).isEmpty();
        assertThat(settings.flag("DEMO", true)).isTrue();
    }

    @Test
    void withoutAFileThereAreOnlyDefaults() {
        assertThat(Settings.load(folder.resolve(".env"), Map.of()).text("PUBLIC_URL"))
                .isEmpty();
    }

    @Test
    void phoneNumbersMayBeWrittenAsPeopleWriteThem() throws IOException {
        assertThat(load("ADMIN_NUMBERS=+49 30 (1234) 56-78, 15550001111\n", Map.of())
                        .text("ADMIN_NUMBERS"))
                .contains("+49 30 (1234) 56-78, 15550001111");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEMO=yes",
                "REOPEN_ON_MESSAGE=1",
                "GATEWAY_PORT=0",
                "GATEWAY_PORT=65536",
                "GATEWAY_PORT=http",
                "MEDIA_MAX_BYTES=64MB",
                "CHAT_HEAP=384",
                "WHAPI_BASE_URL=gate.example.org",
                "PUBLIC_URL=https://two words",
                "ADMIN_NUMBERS=me"
            })
    void aValueThatCannotBeMeantIsRefusedWithItsPlace(String line) {
        String name = line.substring(0, line.indexOf('='));

        assertThatThrownBy(() -> load("# first line\n" + line + "\n", Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(".env:2: " + name + " is ")
                .hasMessageContaining("but must be");
    }

    @Test
    void aWrongValueOfTheEnvironmentIsNotBlamedOnTheFile() {
        assertThatThrownBy(() -> load("DEMO=true\n", Map.of("DEMO", "perhaps")))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("the environment: DEMO is \"perhaps\"");
    }

    @Test
    void aSlipInANameIsNoticed() throws IOException {
        assertThat(load("WHAPI_TOKN=x\nPOSTGRES_PASSWORD=for-compose\n", Map.of())
                        .unknownNames())
                .containsExactly(".env:1: WHAPI_TOKN");
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        Path file = folder.resolve(".env");
        Files.write(file, new byte[] {'A', '=', (byte) 0xC3, (byte) 0x28});

        assertThatThrownBy(() -> Settings.load(file, Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessage(".env is not readable as UTF-8 text.");
    }

    private Settings load(String content, Map<String, String> environment) throws IOException {
        return Settings.load(Files.writeString(folder.resolve(".env"), content), environment);
    }
}
