package io.messagecenter.chat.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatProbe;
import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.delivery.Provider;
import io.messagecenter.chat.intake.Intake;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.chat.Cause;
import io.messagecenter.contracts.outbound.OutboundResult.AddressesLinked;
import io.messagecenter.contracts.outbound.OutboundResult.ResultHead;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class CustomerTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Intake intake;

    @Autowired
    private Provider provider;

    @Autowired
    private ChatProbe probe;

    private final VirtualPhone phone = new VirtualPhone();

    @Test
    void aNameThatAnAgentGaveStays() {
        var ann = desk.agent();
        intake.store(phone.says("hello"));
        var path = customer();

        var renamed = ann.patch(path, "{'name': '  Ana Lima '}").is(200);

        assertThat(renamed.get("name").asString()).isEqualTo("Ana Lima");
        assertThat(renamed.get("phone").asString()).isEqualTo(phone.number);
        assertThat(renamed.get("blocked").asBoolean()).isFalse();
        intake.store(phone.says("me again"), phone.isCalled("Someone else"));
        assertThat(probe.chat(phone.address).customer().name()).isEqualTo("Ana Lima");
        assertThat(probe.events(phone.address)).isNotEmpty();
    }

    @Test
    void whoeverSeesACustomerSeesTheSamePersonsOtherChats() {
        var admin = desk.admin();
        var ann = desk.agent();
        intake.store(phone.says("hello"));
        var elsewhere = ConversationAddress.ofPhone("OTHER-ACCOUNT", phone.number);
        var hidden = ConversationAddress.whatsapp(phone.account, phone.number + "@lid");
        var byPhone = desk.open(elsewhere);
        var byLink = desk.open(hidden);
        provider.apply(new AddressesLinked(
                new ResultHead(UUID.randomUUID(), phone.account, phone.address, Instant.now()), hidden));
        var own = probe.chat(phone.address).id();

        assertThat(admin.get(customer() + "/chats").is(200).ids()).containsExactlyInAnyOrder(byPhone, byLink);
        assertThat(admin.get("/customers/" + probe.chat(hidden).customer().id() + "/chats")
                        .ids())
                .containsExactly(own);
        desk.agent().post("/chats/" + byPhone + "/claim", "").is(200);
        assertThat(ann.get(customer() + "/chats").is(200).ids()).containsExactly(byLink);
        admin.get("/customers/999999999/chats").is(404);
    }

    @Test
    void aBlockedCustomerIsStoredAndNotSeen() {
        var ann = desk.agent();
        intake.store(phone.says("hello"), phone.says("hello?"));
        var chat = probe.chat(phone.address).id();
        ann.post("/chats/" + chat + "/claim", "").is(200);
        assertThat(ann.get("/chats/" + chat).get("unread_count").asInt()).isEqualTo(2);

        assertThat(ann.patch(customer(), "{'blocked': true}")
                        .is(200)
                        .get("blocked")
                        .asBoolean())
                .isTrue();

        var blocked = ann.get("/chats/" + chat);
        assertThat(blocked.get("unread_count").asInt()).isZero();
        assertThat(blocked.get("waiting_since").isNull()).isTrue();
        assertThat(probe.lastUpdate(phone.address).causes()).contains(Cause.CUSTOMER, Cause.READ);
        intake.store(phone.says("answer me"));
        var after = ann.get("/chats/" + chat);
        assertThat(after.get("unread_count").asInt()).isZero();
        assertThat(after.get("waiting_since").isNull()).isTrue();
        assertThat(after.get("messages")).hasSize(3);

        ann.patch(customer(), "{'blocked': false}").is(200);
        intake.store(phone.says("thanks"));
        assertThat(ann.get("/chats/" + chat).get("unread_count").asInt()).isEqualTo(1);
    }

    @Test
    void whoBlocksTheCustomerSilencesTheBot() {
        var admin = desk.admin();
        intake.store(phone.says("hello"));
        var before = probe.chat(phone.address);
        admin.patch("/customers/" + before.customer().id(), "{'blocked': true}").is(200);
        assertThat(probe.chat(phone.address).botEpoch()).isGreaterThan(before.botEpoch());
    }

    @Test
    void othersCustomersAreNotThereAndNobodysCannotBeBlocked() {
        var ann = desk.agent();
        intake.store(phone.says("hello"));
        var path = customer();
        ann.patch(path, "{'blocked': true}").is(403);
        ann.patch(path, "{'name': 'Ana'}").is(200);

        var chat = probe.chat(phone.address).id();
        ann.post("/chats/" + chat + "/claim", "").is(200);
        var ben = desk.agent();
        ben.patch(path, "{'name': 'Eve'}").is(404);
        ben.patch(path, "{'blocked': true}").is(404);
        ben.patch("/customers/999999999", "{'name': 'Eve'}").is(404);
        desk.anonymous("PATCH", path).is(401);
        desk.admin().patch(path, "{}").is(200);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
                    name,    |{'name': '  '}|
                    name,    |{'name': 7}|
                    blocked, |{'blocked': 'yes'}|
                    blocked, |{'blocked': 1}|
                    """)
    void nonsenseIsRefusedWithTheFieldThatIsWrong(String field, String body) {
        intake.store(phone.says("hello"));
        var ann = desk.agent();
        ann.patch(customer(), body).isInvalid(field);
        ann.patch(customer(), "{'name': '" + "x".repeat(201) + "'}").isInvalid("name");
    }

    private String customer() {
        return "/customers/" + probe.chat(phone.address).customer().id();
    }
}
