package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {

    @TempDir
    Path folder;

    @Test
    void aFolderWithSomethingElseInItIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> DataDir.open(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not Message Center's");
        assertThat(folder.resolve("thesis.txt")).exists();
    }

    @Test
    void forgettingDeletesTheDataAndKeepsTheLock() throws IOException {
        DataDir data = DataDir.open(folder.resolve("data"));
        Files.createDirectories(data.resolve("postgres/data"));
        Files.writeString(data.resolve("postgres/data/PG_VERSION"), "18");

        data.empty();

        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(data.run().resolve("lock")).exists();
        assertThat(data.resolve("blobs")).isEmptyDirectory();
    }

    @Test
    void linksAreDeletedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "mine");
        DataDir data = DataDir.open(folder.resolve("data"));
        Files.createSymbolicLink(data.resolve("blobs").resolve("link"), outside);

        data.empty();

        assertThat(outside.resolve("precious")).exists();
        assertThat(data.resolve("blobs")).isEmptyDirectory();
    }

    @Test
    void aSecondRunWithTheSameDataIsRefused() throws IOException {
        DataDir held = DataDir.open(folder.resolve("data"));

        assertThatThrownBy(() -> DataDir.open(held.folder()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("already runs")
                .hasMessageContaining("process " + ProcessHandle.current().pid());
    }

    @Test
    void aFullDiskIsNamedWithWhatIsNeeded() throws IOException {
        DataDir data = DataDir.open(folder.resolve("data"));

        assertThatThrownBy(() -> data.requireSpace(123L * 1024 * 1024))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Only 123 MB are free")
                .hasMessageContaining("500 MB are needed");
    }
}
