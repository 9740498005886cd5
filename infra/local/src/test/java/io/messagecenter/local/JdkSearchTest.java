package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search for a JDK in infra/local/bin/jdk.sh. */
class JdkSearchTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1.8.0_402, 1", "17.0.15, 17", "25, 25", "25.0.3, 25", "25-ea, 25"})
    void theVersionOfAJdkIsReadFromItsReleaseFile(String release, String expected) throws Exception {
        assertThat(bash("jdk_version " + jdk("some", release))).isEqualTo(expected);
    }

    @Test
    void theFirstOfTheRightVersionIsTakenAndFoldersThatAreNoneArePassedOver() throws Exception {
        Path old = jdk("java-17", "17.0.15");
        Path runtime = jdk("jre-25", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));
        Path right = jdk("a jdk-25", "25.0.3");
        Path later = jdk("z-jdk-25", "25.0.4");

        assertThat(bash("first_jdk '' /no/such/folder '%s' '%s' '%s' '%s'".formatted(old, runtime, right, later)))
                .isEqualTo(right.toString());
    }

    @Test
    void withoutOneTheSearchFails() throws Exception {
        assertThat(bash("first_jdk '%s' || echo none".formatted(jdk("java-21", "21.0.2"))))
                .isEqualTo("none");
    }

    private Path jdk(String name, String release) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Path compiler = Files.createDirectories(home.resolve("bin")).resolve("javac");
        Files.writeString(compiler, "");
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + release + "\"\n");
        return home;
    }

    private static String bash(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-euc", "source bin/jdk.sh; " + script).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
