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

@ChatTest
class AgentsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Agents agents;

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

    @Test
    void anOlderEventDoesNotUndoANewerOne() {
        var user = desk.agent();
        changed(user, "New Name", true, 5);
        await().untilAsserted(() -> assertThat(agents.byId(user.id)).isPresent());
        changed(user, "Old Name", true, 4);
        var marker = desk.agent();
        changed(marker, "Marker", true, 1);
        await().untilAsserted(() -> assertThat(agents.byId(marker.id)).isPresent());

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
