package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the dashboard is built anew, with a stand-in for npm that tells what it was asked. */
class DashboardTest {

    @TempDir
    Path root;

    private final List<String> asked = new ArrayList<>();
    private boolean fails;
    private Dashboard dashboard;

    @BeforeEach
    void aProjectThatWasNeverBuilt() throws IOException {
        write("docs/contracts/openapi/chat.json", "{}");
        write("dashboard/src/app/page.tsx", "a page");
        write("dashboard/src/app/page.test.tsx", "its test");
        write("dashboard/src/test/setup.ts", "for tests");
        write("dashboard/public/icon.svg", "<svg/>");
        write("dashboard/next.config.ts", "{}");
        write("dashboard/package-lock.json", "{}");
        dashboard = new Dashboard(new Project(root), this::npm);
    }

    @Test
    void whatWasNeverBuiltIsStaleAndThenIsNot() throws IOException {
        assertThat(dashboard.isStale()).isTrue();

        dashboard.build();

        assertThat(dashboard.isStale()).isFalse();
        assertThat(asked).containsExactly("ci", "run build");
    }

    @Test
    void theLibrariesAreFetchedAnewOnlyWhenTheirListChanges() throws IOException {
        dashboard.build();
        write("dashboard/src/app/page.tsx", "another page");
        dashboard.build();
        assertThat(asked).containsExactly("ci", "run build", "run build");

        write("dashboard/package-lock.json", "{\"packages\": {}}");
        dashboard.build();

        assertThat(asked).containsExactly("ci", "run build", "run build", "ci", "run build");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/contracts/openapi/chat.json",
                "dashboard/src/app/page.tsx",
                "dashboard/src/app/another.tsx",
                "dashboard/public/icon.svg",
                "dashboard/next.config.ts",
                "dashboard/package-lock.json"
            })
    void aChangeOfWhatItIsMadeOfMakesItStale(String file) throws IOException {
        dashboard.build();

        write(file, "something else");

        assertThat(dashboard.isStale()).isTrue();
    }

    @Test
    void aDeletedSourceMakesItStale() throws IOException {
        dashboard.build();

        Files.delete(root.resolve("dashboard/src/app/page.tsx"));

        assertThat(dashboard.isStale()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashboard/src/app/page.test.tsx",
                "dashboard/src/test/setup.ts",
                "dashboard/src/lib/api/schema/chat.ts",
                "dashboard/README.md"
            })
    void testsAndWhatTheBuildWritesDoNot(String file) throws IOException {
        dashboard.build();

        write(file, "something else");

        assertThat(dashboard.isStale()).isFalse();
    }

    @Test
    void norDoesTheSameContentWithALaterTime() throws IOException {
        dashboard.build();

        Files.setLastModifiedTime(
                root.resolve("dashboard/src/app/page.tsx"),
                FileTime.from(Instant.now().plusSeconds(3600)));

        assertThat(dashboard.isStale()).isFalse();
    }

    @Test
    void aBuildThatFailedIsBegunAgain() throws IOException {
        fails = true;
        assertThatThrownBy(dashboard::build).isInstanceOf(Refusal.class);

        assertThat(dashboard.isStale()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "v20.9.0, true",
        "v20.20.2, true",
        "v24.1.0, true",
        "v20.8.1, false",
        "v18.20.4, false",
        "'', false",
        "nonsense, false"
    })
    void nodeHasToBeNewEnough(String version, boolean enough) {
        assertThat(NodeJs.isNewEnough(version)).isEqualTo(enough);
    }

    /** Makes what npm would make. */
    private void npm(String... arguments) throws IOException {
        asked.add(String.join(" ", arguments));
        if (arguments[0].equals("run")) {
            write("dashboard/src/lib/api/schema/chat.ts", "generated");
            write("dashboard/out/index.html", "half of a p");
            if (fails) {
                throw Refusal.state("npm failed");
            }
        }
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
