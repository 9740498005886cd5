package io.messagecenter.auth.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.AuthTest;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@AuthTest
@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTest {

    @Autowired
    Api api;

    @Autowired
    FirstAdmin firstAdmin;

    @Autowired
    JdbcClient jdbc;

    private void emptyTheHouse() {
        jdbc.sql("DELETE FROM sessions").update();
        jdbc.sql("DELETE FROM users").update();
    }

    @Test
    @Transactional // and rolled back: the other tests' users return
    void theCodeOfAnEmptyInstallationMakesTheFirstAdminOnce(CapturedOutput output) {
        emptyTheHouse();

        firstAdmin.run(new DefaultApplicationArguments());

        assertThat(output).contains("There are no users yet", "/setup/#code=");
        var code = firstAdmin.newCode();
        var admin = firstAdmin.create(code, "boss", "The Boss", "blue horses 42");
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> firstAdmin.create(code, "boss2", "The Boss", "blue horses 42"));
    }

    @Test
    void noCodeCountsOnceThereAreUsers(CapturedOutput output) {
        firstAdmin.run(new DefaultApplicationArguments());
        var code = firstAdmin.newCode();

        api.call("POST", "/auth/setup", """
                        {"code":"%s","username":"intruder","name":"X","password":"blue horses 42"}""".formatted(code)).send().isProblem(403, "forbidden");
        assertThat(output).doesNotContain("There are no users yet");
    }
}
