package io.messagecenter.systemtests;

import static io.messagecenter.systemtests.Customers.chatOf;
import static io.messagecenter.systemtests.Customers.newPhone;
import static io.messagecenter.systemtests.Customers.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A system of its own, stopped and started again on the same data. */
class LauncherTest {

    private final Path data = Path.of("target", "launcher-test-data").toAbsolutePath();

    @AfterEach
    void cleanUp() {
        MessageCenter.delete(data);
    }

    @Test
    void theDataIsThereAfterARestartAndNothingKeepsRunningInBetween() throws Exception {
        MessageCenter.delete(data);
        var phone = newPhone();
        java.util.List<ProcessHandle> started;
        try (var center = MessageCenter.start(data, Map.of())) {
            started = center.processes();
            center.simulator().writes(phone, "Joko", "hello");
            var chatId = chatOf(center.api().login("admin", "admin123"), phone);
            assertThat(chatId).isPositive();

            var second = MessageCenter.launch(data, data.resolveSibling("second-run.log"), Map.of());
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isNotZero();
        }
        assertThat(started).noneMatch(ProcessHandle::isAlive);

        try (var center = MessageCenter.start(data, Map.of())) {
            var admin = center.api().login("admin", "admin123");
            assertThat(texts(admin, chatOf(admin, phone))).contains("hello");
        }
    }
}
