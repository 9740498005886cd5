package io.messagecenter.chat.handling;

import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.platform.kafka.InfrastructureErrors;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings snoozed chats back when their time has come. Several instances may do it at once: a chat wakes once. */
@Component
class WakeChats {

    private static final Logger log = LoggerFactory.getLogger(WakeChats.class);
    private static final int BATCH = 100;

    private final ChatWorks works;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WakeChats(ChatWorks works, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.works = works;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void run() {
        try {
            for (var due = due(); !due.isEmpty(); due = due()) {
                var chats = due;
                transaction.executeWithoutResult(tx -> wake(chats));
            }
        } catch (RuntimeException e) {
            if (!InfrastructureErrors.isInfrastructure(e)) {
                throw e;
            }
            log.warn("Snoozed chats sleep on for the moment: {}", e.toString());
        }
    }

    private List<Long> due() {
        return jdbc.sql("SELECT chat_id FROM chat_states WHERE snoozed_until <= ? ORDER BY snoozed_until LIMIT ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), BATCH)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private void wake(List<Long> chats) {
        var work = works.lock(chats);
        var now = clock.instant();
        chats.stream().filter(work::has).forEach(id -> work.chat(id).state().wakeIfDue(now));
        work.flush();
    }
}
