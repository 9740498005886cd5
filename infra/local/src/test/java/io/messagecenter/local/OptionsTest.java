package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void withoutOptionsItBuildsAndKeepsTheData() {
        assertThat(Options.parse(List.of()))
                .isEqualTo(new Options(false, false, false, true, false, false, null, null, Scale.ONE_EACH, null));
    }

    @Test
    void optionsComeInAnyOrder() {
        assertThat(Options.parse(List.of(
                        "--bind",
                        "0.0.0.0",
                        "--fake-ai",
                        "--ports",
                        "auto",
                        "--fresh",
                        "--keycloak",
                        "--no-build",
                        "--env-file",
                        "x.env",
                        "--overrides",
                        "x.properties")))
                .isEqualTo(new Options(
                        true, true, true, false, true, false, "0.0.0.0", "x.env", Scale.ONE_EACH, "x.properties"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--frsh",
                "chat",
                "-x",
                "--bind",
                "--env-file",
                "--ports",
                "--ports=auto",
                "--scale",
                "--overrides"
            })
    void whatIsNoOptionIsRefused(String argument) {
        assertThatThrownBy(() -> Options.parse(List.of(argument)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.exitCode()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--fresh",
                "--fake-ai",
                "--keycloak",
                "--bind",
                "--env-file",
                "--ports",
                "--scale",
                "--overrides",
                "--no-build",
                "--verbose",
                "--help"
            })
    void theHelpExplainsEveryOption(String option) throws IOException {
        try (InputStream help = Objects.requireNonNull(Options.class.getResourceAsStream("/usage.txt"))) {
            assertThat(new String(help.readAllBytes(), StandardCharsets.UTF_8)).contains("\n  " + option);
        }
    }
}
