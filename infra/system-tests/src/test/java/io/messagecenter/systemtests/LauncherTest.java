package io.messagecenter.systemtests;

import static io.messagecenter.systemtests.Customers.chatOf;
import static io.messagecenter.systemtests.Customers.newPhone;
import static io.messagecenter.systemtests.Customers.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Stops the system after all that was done to it, and starts it again on the same data, without options. */
@SystemTest
@Order(SystemTest.LAST)
class LauncherTest {

    @Test
    void theDataIsThereAfterARestartAndNothingKeepsRunningInBetween(MessageCenter center) throws Exception {
        var phone = newPhone();
        center.simulator().writes(phone, "Joko", "hello");
        assertThat(chatOf(center.api().login("admin", "admin123"), phone)).isPositive();
        var second = MessageCenter.launch(center.data(), center.data().resolveSibling("second-run.log"), Map.of());
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isNotZero();
        var started = center.processes();

        center.close();

        assertThat(started).noneMatch(ProcessHandle::isAlive);
        try (var again = MessageCenter.start(center.data(), Map.of("COMPILE_FOR_SPEED", "false"))) {
            var admin = again.api().login("admin", "admin123");
            assertThat(texts(admin, chatOf(admin, phone))).contains("hello");
        }
    }
}
