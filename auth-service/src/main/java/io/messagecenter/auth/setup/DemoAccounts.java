package io.messagecenter.auth.setup;

import io.messagecenter.auth.account.Accounts;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the demo accounts where they are wanted and missing; whoever changed them keeps the change. */
@Component
@ConditionalOnBooleanProperty("messagecenter.auth.demo")
@Order(1)
class DemoAccounts implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);

    private final Accounts accounts;

    DemoAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments args) {
        make("admin", "Ada Admin", Role.ADMIN, "admin123");
        make("agent", "Andy Agent", Role.AGENT, "agent123");
    }

    private void make(String username, String name, Role role, String password) {
        if (accounts.find(username).isPresent()) {
            return;
        }
        try {
            accounts.create(username, name, role, password);
            log.warn("Made the demo account {}, whose password everybody knows: DEMO is true", username);
        } catch (ProblemException rival) {
            log.info("Another instance made the demo account {}", username);
        }
    }
}
