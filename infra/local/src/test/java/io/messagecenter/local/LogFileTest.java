package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    @Test
    void aFullFileMakesRoomAndOnlyOneOlderIsKept() throws IOException {
        Path file = folder.resolve("chat.log");
        try (var log = new LogFile(file, 20)) {
            for (int line = 0; line < 11; line++) {
                log.append("line " + line);
            }
        }

        assertThat(Files.readAllLines(file)).containsExactly("line 9", "line 10");
        assertThat(Files.readAllLines(folder.resolve("chat.log.1"))).containsExactly("line 6", "line 7", "line 8");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFolderThatIsGoneCostsTheLinesAndNothingElse() {
        try (var log = new LogFile(folder.resolve("gone/chat.log"), 20)) {
            assertThatCode(() -> log.append("lost")).doesNotThrowAnyException();
            assertThat(log.newest()).containsExactly("lost");
        }
    }
}
