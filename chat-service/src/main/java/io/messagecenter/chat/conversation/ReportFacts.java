package io.messagecenter.chat.conversation;

import io.messagecenter.chat.conversation.Reckoning.Fact;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of what is to be counted. */
final class ReportFacts {

    private static final Rows<Fact> FACTS = new Rows<Fact>()
            .with("at", "timestamptz", Fact::at)
            .with("kind", "text", fact -> fact.kind().wire())
            .with("chat_id", "bigint", Fact::chatId)
            .with("channel", "text", Fact::channel)
            .with("agent_id", "bigint", Fact::agentId)
            .with("seconds", "bigint", Fact::seconds);

    private static final String INSERT =
            "INSERT INTO report_facts (" + FACTS.names() + ") SELECT * FROM " + FACTS.as("n");

    private final JdbcTemplate jdbc;

    ReportFacts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Collection<Fact> facts) {
        if (!facts.isEmpty()) {
            jdbc.update(INSERT, ps -> FACTS.bind(ps, facts));
        }
    }
}
