package io.messagecenter.systemtests;

import static io.messagecenter.systemtests.Customers.chatOf;
import static io.messagecenter.systemtests.Customers.eventually;
import static io.messagecenter.systemtests.Customers.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What admins do through the gateway: the channel, the bot's rules, a look at the lanes. */
@SystemTest
class AdministrationTest {

    private MessageCenter center;
    private Api admin;

    @BeforeEach
    void anAdmin(MessageCenter center) {
        this.center = center;
        admin = center.api().login("admin", "admin123");
    }

    @Test
    void aWebhookSetUpByUsMakesTheWholeWay() {
        admin.post("/channel/webhook", Map.of()).expect(200);

        var test = admin.post("/channel/test", Map.of()).expect(200).json();
        assertThat(test.get("detail").asString()).isEqualTo("A webhook of WHAPI came through to Kafka.");
        assertThat(test.get("ok").asBoolean()).isTrue();

        var channel = admin.get("/channel").expect(200).json();
        assertThat(channel.get("state").asString()).isEqualTo("connected");
        assertThat(channel.get("simulator").asBoolean()).isTrue();
        assertThat(channel.get("webhook").get("ok").asBoolean()).isTrue();
        assertThat(channel.get("last_event_at").isNull()).isFalse();
        admin.get("/channel/qr").expect(409);
    }

    @Test
    void aRuleThatAnAdminMadeAnswersTheNextCustomer() {
        var word = "w" + UUID.randomUUID().toString().replaceAll("[^a-z]", "") + "x";
        var made = admin.post("/bot/rules", Map.of("name", word, "keywords", List.of(word), "answer", "Yes, " + word))
                .expect(201)
                .json();
        assertThat(admin.post("/bot/rules/try", Map.of("text", word + "?"))
                        .expect(200)
                        .json()
                        .get("rule_id"))
                .isEqualTo(made.get("id"));

        var phone = Customers.newPhone();
        center.simulator().writes(phone, "Customer", word + "?");
        var chat = chatOf(admin, phone);
        eventually().untilAsserted(() -> assertThat(messages(admin, chat))
                .anyMatch(message -> message.get("text").asString("").equals("Yes, " + word)));

        admin.send("DELETE", "/bot/rules/" + made.get("id").asLong(), null).expect(204);
    }

    @Test
    void nothingWaitsInTheLanesForLong() {
        eventually().untilAsserted(() -> {
            var lanes = admin.get("/ops/lanes").expect(200).json().get("items");
            assertThat(lanes).hasSizeGreaterThan(5);
            assertThat(lanes).noneMatch(lane -> lane.get("late").asBoolean());
        });
    }

    @Test
    void agentsMayDoNoneOfIt() {
        var agent = center.api().login("agent", "agent123");
        for (var path : List.of("/channel", "/channel/webhook", "/bot/rules", "/ops/lanes")) {
            agent.get(path).expect(403);
            center.api().get(path).expect(401);
        }
    }
}
