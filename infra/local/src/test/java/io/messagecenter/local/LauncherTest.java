package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a process of its own, up to the check that stops it: one sentence and an exit code. */
@Timeout(30)
class LauncherTest {

    @TempDir
    Path root;

    private record Outcome(int exitCode, String output) {}

    @Test
    void anUnknownOptionIsRefused() throws Exception {
        assertRefused(launch(Map.of(), "--frsh"), 2, "\"--frsh\" is not an option of ./run");
    }

    @Test
    void aBrokenDotEnvIsRefusedWithItsLine() throws Exception {
        Files.writeString(root.resolve(".env"), "WHAPI_TOKEN=abc\nDEMO=perhaps\n");

        assertRefused(launch(Map.of()), 2, ".env:2: DEMO is \"perhaps\", but must be true or false.");
    }

    @Test
    void aTakenPortIsRefused() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());

            assertRefused(
                    launch(Map.of("GATEWAY_PORT", port)), 1, "Port " + port + ", meant for the gateway, is taken");
        }
    }

    @Test
    void aSecondRunIsRefusedAndNamesTheFirst() throws Exception {
        DataDir.open(root.resolve(".data"));

        assertRefused(
                launch(Map.of()),
                1,
                "already runs with this data (process "
                        + ProcessHandle.current().pid());
    }

    @Test
    void aDataFolderThatCannotBeMadeIsRefused() throws Exception {
        Files.writeString(root.resolve("file"), "");

        assertRefused(launch(Map.of("DATA_DIR", "file")), 1, "is a file, not a folder");
    }

    @Test
    void aServiceThatWasNotBuiltIsRefusedWithoutBuilding() throws Exception {
        assertRefused(launch(Map.of(), "--no-build", "--ports", "auto"), 1, "run ./run without --no-build");
    }

    @Test
    void anAddressThatIsNoneIsRefused() throws Exception {
        assertRefused(launch(Map.of(), "--bind", "256.1.1.1.1"), 2, "is not an address of this machine");
    }

    private static void assertRefused(Outcome outcome, int exitCode, String words) {
        assertThat(outcome.output().strip().lines())
                .singleElement()
                .asString()
                .startsWith("./run: ")
                .contains(words);
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
    }

    private Outcome launch(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Jvm.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dmessage-center.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Settings.names().forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return new Outcome(process.exitValue(), output);
    }
}
