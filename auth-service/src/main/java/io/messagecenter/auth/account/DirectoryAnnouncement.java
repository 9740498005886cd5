package io.messagecenter.auth.account;

import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Publishes every user at the start: so the topic is whole again even if it was lost or made anew. */
@Component
@Order(10)
class DirectoryAnnouncement implements ApplicationRunner {

    private final Accounts accounts;

    DirectoryAnnouncement(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments args) {
        var last = Optional.of(0L);
        while (last.isPresent()) {
            last = accounts.publishAgain(last.get());
        }
    }
}
