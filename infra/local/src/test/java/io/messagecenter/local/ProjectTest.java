package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTest {

    private static final Instant BUILT = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path root;

    @BeforeEach
    void aProjectWithAFreshlyBuiltService() throws IOException {
        write("pom.xml");
        write("libs/contracts/pom.xml");
        write("libs/platform/src/main/java/Outbox.java");
        write("libs/whapi/src/main/java/Reader.java");
        write("chat-service/pom.xml");
        write("chat-service/src/main/java/Chat.java");
        write("chat-service/src/main/resources/db/migration/V1.sql");
        write("chat-service/src/test/java/ChatTest.java");
        write("bot-service/src/main/java/Bot.java");
        try (var files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(BUILT.minusSeconds(60)));
            }
        }
        Path jar = new Project(root).jar(Service.CHAT);
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "");
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));
    }

    @Test
    void aJarNewerThanItsSourcesIsUpToDate() throws IOException {
        assertThat(new Project(root).isStale(Service.CHAT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "chat-service/pom.xml",
                "chat-service/src/main/java/Chat.java",
                "chat-service/src/main/resources/db/migration/V1.sql",
                "libs/platform/src/main/java/Outbox.java",
                "libs/whapi/src/main/java/Reader.java"
            })
    void aChangeOfWhatItIsMadeOfMakesItStale(String file) throws IOException {
        Files.setLastModifiedTime(root.resolve(file), FileTime.from(BUILT.plusSeconds(1)));

        assertThat(new Project(root).isStale(Service.CHAT)).isTrue();
    }

    @Test
    void aDeletedSourceMakesItStale() throws IOException {
        Files.delete(root.resolve("chat-service/src/main/java/Chat.java"));

        assertThat(new Project(root).isStale(Service.CHAT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat-service/src/test/java/ChatTest.java", "bot-service/src/main/java/Bot.java"})
    void testsAndOtherServicesDoNot(String file) throws IOException {
        Files.setLastModifiedTime(root.resolve(file), FileTime.from(BUILT.plusSeconds(1)));

        assertThat(new Project(root).isStale(Service.CHAT)).isFalse();
    }

    @Test
    void aServiceThatWasNeverBuiltIsStale() throws IOException {
        assertThat(new Project(root).isStale(Service.BOT)).isTrue();
    }

    private void write(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
    }
}
