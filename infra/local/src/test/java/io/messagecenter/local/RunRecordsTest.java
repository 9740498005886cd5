package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {

    @TempDir
    Path folder;

    private final ProcessHandle self = ProcessHandle.current();

    @Test
    void aProcessThatStillRunsIsFoundAgain() throws IOException {
        new RunRecords(folder).remember("chat", self);

        assertThat(new RunRecords(folder).leftovers()).containsExactly(new RunRecords.Leftover("chat", self));
    }

    @Test
    void aProcessIdThatWasGivenOutAgainIsNotMistakenForTheOldProcess() throws IOException {
        Files.writeString(folder.resolve("chat.pid"), self.pid() + " 1000\n");

        assertThat(new RunRecords(folder).leftovers()).isEmpty();
    }

    @Test
    void aRecordCutShortByAKillIsIgnored() throws IOException {
        Files.writeString(folder.resolve("chat.pid"), "12");
        Files.writeString(folder.resolve("auth.pid"), "");

        assertThat(new RunRecords(folder).leftovers()).isEmpty();
    }

    @Test
    void whatEndedInOrderIsForgotten() throws IOException {
        var records = new RunRecords(folder);
        records.remember("chat", self);

        records.forget("chat");

        assertThat(records.leftovers()).isEmpty();
    }
}
