package io.messagecenter.chat.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.auth.UserChanged;
import io.messagecenter.platform.test.TestTopics;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ChatTest
class AgentsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Agents agents;

    @Autowired
    private AgentRows rows;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aNewUserCanBeGivenChatsUntilTheyAreDeactivatedAndKeepTheirName() {
        var user = desk.agent();
        var boss = desk.admin();
        var path = "/chats/" + desk.chat("hello");
        var assign = "{'assigned_agent_id': %d}".formatted(user.id);
        boss.patch(path, assign).is(422);

        changed(user, "Nia Osei", true, 1);
        await().untilAsserted(() -> boss.patch(path, assign).is(200));
        assertThat(boss.get(path).get("assigned_agent_name").asString()).isEqualTo("Nia Osei");

        changed(user, "Nia Osei", false, 2);
        await().untilAsserted(
                        () -> boss.patch("/chats/" + desk.chat("hello"), assign).is(422));
        assertThat(boss.get(path).get("assigned_agent_name").asString()).isEqualTo("Nia Osei");
    }

    @Test
    void isFoundByNameInWhateverCase() {
        var user = desk.agent();
        changed(user, "Kofi Mensah", true, 1);

        await().untilAsserted(() -> assertThat(agents.byUsername(user.username.toUpperCase()))
                .hasValueSatisfying(agent -> assertThat(agent.id()).isEqualTo(user.id)));
    }

    /** As on another instance, or after a restart, whose directory reads the past once more. */
    @Test
    void anOlderEventDoesNotUndoANewerOne() {
        var user = desk.agent();
        transaction.executeWithoutResult(status -> {
            rows.write(user.id, user.username, "New Name", "AGENT", true, 5);
            rows.write(user.id, user.username, "Old Name", "AGENT", true, 4);
            rows.writeUnlessKnown(user.id, user.username, "Token's Name", "AGENT");
        });

        assertThat(agents.byId(user.id).orElseThrow().name()).isEqualTo("New Name");
    }

    private static void changed(Desk.User user, String name, boolean active, long version) {
        TestTopics.send(
                Topic.AUTH_USERS,
                Long.toString(user.id),
                new UserChanged(
                        UUID.randomUUID(),
                        user.id,
                        user.username,
                        name,
                        Role.AGENT,
                        active,
                        version,
                        null,
                        Instant.now(),
                        Instant.now()));
    }
}
