package io.messagecenter.chat.search;

import io.messagecenter.platform.kafka.InfrastructureErrors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files the words of new messages in their index, so that who stores messages need not. A search finds them before, too: it reads
 * what is not filed yet from beginning to end. One instance does it at a time.
 */
@Component
class IndexWords {

    private static final Logger log = LoggerFactory.getLogger(IndexWords.class);

    /** Of advisory locks that the chat database knows. */
    private static final long LOCK = 0x776f726473L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    IndexWords(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void run() {
        try {
            transaction.executeWithoutResult(tx -> file());
        } catch (RuntimeException e) {
            if (!InfrastructureErrors.isInfrastructure(e)) {
                throw e;
            }
            log.warn("New words are not filed for the moment: {}", e.toString());
        }
    }

    private void file() {
        if (jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single()) {
            jdbc.sql("SELECT gin_clean_pending_list('messages_words')")
                    .query(Long.class)
                    .single();
        }
    }
}
