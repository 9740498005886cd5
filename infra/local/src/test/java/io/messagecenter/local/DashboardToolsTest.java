package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search for Node.js and for the browser of the dashboard's tests in infra/local/bin/dashboard.sh. */
class DashboardToolsTest {

    private static final String NOBODY_MAY_INSTALL = "may_install_chromium() { false; }; ";

    @TempDir
    Path folder;

    private record Outcome(int exitCode, String output) {}

    @ParameterizedTest
    @CsvSource({
        "v20.9.0, true",
        "v20.20.2, true",
        "v24.1.0, true",
        "v20.8.1, false",
        "v18.20.4, false",
        "nonsense, false"
    })
    void nodeHasToBeNewEnough(String version, boolean enough) throws Exception {
        program("npm");
        Files.writeString(program("node"), "#!/bin/bash\necho " + version);

        var outcome = bash(Map.of(), "require_node; echo good");

        if (enough) {
            assertThat(outcome).isEqualTo(new Outcome(0, "good"));
        } else {
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.output().lines())
                    .singleElement()
                    .asString()
                    .contains("needs Node.js 20.9 or newer", version);
        }
    }

    @Test
    void withoutNodeItEndsWithASentence() throws Exception {
        var outcome = bash(Map.of(), "require_node");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output().lines()).singleElement().asString().contains("needs Node.js 20.9 or newer");
    }

    @Test
    void theFirstOnThePathIsTaken() throws Exception {
        program("google-chrome");
        var chromium = program("chromium");

        assertThat(bash(Map.of(), "use_chromium; echo $CHROMIUM")).isEqualTo(new Outcome(0, chromium.toString()));
    }

    @Test
    void theOneThatIsNamedGoesBeforeAll() throws Exception {
        program("chromium");
        var named = program("my own");

        assertThat(bash(Map.of("CHROMIUM", named.toString()), "use_chromium; echo $CHROMIUM"))
                .isEqualTo(new Outcome(0, named.toString()));
    }

    @Test
    void withoutOneItEndsWithASentence() throws Exception {
        var outcome = bash(Map.of(), NOBODY_MAY_INSTALL + "use_chromium; echo not here");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output().lines()).singleElement().asString().contains("no Chromium was found");
    }

    @Test
    void aNameThatIsNoProgramIsNotPassedOver() throws Exception {
        program("chromium");

        var outcome = bash(Map.of("CHROMIUM", folder.resolve("gone").toString()), "use_chromium");

        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    private Path program(String name) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private Outcome bash(Map<String, String> environment, String script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "/bin/bash", "-euc", "PATH='" + folder + "'; source bin/dashboard.sh; " + script)
                .redirectErrorStream(true);
        builder.environment().remove("CHROMIUM");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output.strip());
    }
}
