package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    @TempDir
    Path root;

    @Test
    void afterABuildThatWasCutShortEveryJarIsMadeAnew() throws IOException {
        var project = new Project(root);
        Files.createDirectories(project.jar(Service.CHAT).getParent());
        Files.writeString(project.jar(Service.CHAT), "half of a j");
        Files.createDirectories(project.target());
        var build = new Build(project, new Commands(), root.resolve("build.log"));
        assertThat(build.stale(List.of(Service.CHAT))).isEmpty();

        Files.createFile(project.target().resolve("build.unfinished"));

        assertThat(build.stale(List.of(Service.CHAT))).containsExactly(Service.CHAT);
    }
}
