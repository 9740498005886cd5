package io.messagecenter.systemtests;

import static io.messagecenter.systemtests.Customers.chatOf;
import static io.messagecenter.systemtests.Customers.eventually;
import static io.messagecenter.systemtests.Customers.messages;
import static io.messagecenter.systemtests.Customers.newPhone;
import static io.messagecenter.systemtests.Customers.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SystemTest
class RoundTripTest {

    private final String phone = newPhone();
    private MessageCenter center;
    private Simulator whatsapp;
    private Api admin;
    private Api agent;

    @BeforeEach
    void logIn(MessageCenter center) {
        this.center = center;
        whatsapp = center.simulator();
        admin = center.api().login("admin", "admin123");
        agent = center.api().login("agent", "agent123");
    }

    @Test
    void aCustomersMessageIsAnsweredByTheBotAndBothAreInTheChat() {
        whatsapp.writes(phone, "Sari", "hello");

        eventually().until(() -> whatsapp.received(phone).size() == 1);
        var chatId = chatOf(admin, phone);
        eventually().until(() -> messages(admin, chatId).size() == 2);

        var thread = messages(admin, chatId);
        assertThat(thread.get(0).get("sender").asString()).isEqualTo("customer");
        assertThat(thread.get(0).get("text").asString()).isEqualTo("hello");
        assertThat(thread.get(1).get("sender").asString()).isEqualTo("bot");
        assertThat(thread.get(1).get("text").asString())
                .isEqualTo(whatsapp.received(phone).getFirst());
        var chat = admin.get("/chats/" + chatId).json();
        assertThat(chat.get("mode").asString()).isEqualTo("BOT");
        assertThat(chat.get("customer").get("name").asString()).isEqualTo("Sari");
    }

    @Test
    void whatNoRuleKnowsIsAnsweredByTheAi() {
        whatsapp.writes(phone, "Sari", "Can you tell me about order 48213, please?");

        eventually().until(() -> whatsapp.received(phone).size() == 1);
        assertThat(whatsapp.received(phone).getFirst()).contains("48213");
    }

    @Test
    void anAgentsReplyReachesTheCustomerAndItsTicksComeBack() {
        whatsapp.writes(phone, "Budi", "agent");
        var chatId = chatOf(admin, phone);
        eventually()
                .until(() -> "AGENT"
                        .equals(admin.get("/chats/" + chatId).json().get("mode").asString()));

        var sent = agent.post(
                        "/chats/messages",
                        Map.of("chat_id", chatId, "text", "How can I help?", "client_id", UUID.randomUUID()))
                .expect(201)
                .json();

        assertThat(sent.get("status").asString()).isEqualTo("queued");
        eventually().until(() -> whatsapp.received(phone).contains("How can I help?"));
        eventually().until(() -> "read".equals(statusOf(chatId, sent.get("id").asLong())));
        assertThat(texts(admin, chatId).stream().filter("How can I help?"::equals))
                .hasSize(1);
        assertThat(agent.get("/chats/" + chatId)
                        .json()
                        .get("assigned_agent_name")
                        .isNull())
                .isFalse();
    }

    private String statusOf(long chatId, long messageId) {
        return messages(admin, chatId).stream()
                .filter(m -> m.get("id").asLong() == messageId)
                .map(m -> m.get("status").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBotIsSilentOnceAPersonHasReplied() {
        whatsapp.writes(phone, "Cici", "hello");
        eventually().until(() -> whatsapp.received(phone).size() == 1);
        var chatId = chatOf(admin, phone);
        admin.post("/chats/messages", Map.of("chat_id", chatId, "text", "This is Ann, a person."))
                .expect(201);
        eventually().until(() -> whatsapp.received(phone).size() == 2);

        whatsapp.writes(phone, "Cici", "hello again");
        whatsapp.writes(phone, "Cici", "bot");
        eventually().until(() -> whatsapp.received(phone).size() == 3);

        // "bot" gives the chat back; had "hello again" been answered, that answer would have come before.
        assertThat(whatsapp.received(phone).get(1)).isEqualTo("This is Ann, a person.");
        assertThat(admin.get("/chats/" + chatId).json().get("mode").asString()).isEqualTo("BOT");
    }

    @Test
    void aReplyFromThePhoneIsShownAndSilencesTheBot() {
        whatsapp.writes(phone, "Dewi", "hello");
        eventually().until(() -> whatsapp.received(phone).size() == 1);

        whatsapp.writesFromThePhone(phone, "I am on the phone");

        var chatId = chatOf(admin, phone);
        eventually().until(() -> texts(admin, chatId).contains("I am on the phone"));
        assertThat(messages(admin, chatId))
                .filteredOn(m -> "I am on the phone".equals(m.get("text").asString()))
                .singleElement()
                .satisfies(m -> assertThat(m.get("origin").asString()).isEqualTo("phone"));
        assertThat(admin.get("/chats/" + chatId).json().get("mode").asString()).isEqualTo("AGENT");
    }

    @Test
    void anAdminsNumberMovesAChatByACommand() {
        whatsapp.writes(phone, "Eka", "hello");
        var chatId = chatOf(admin, phone);

        whatsapp.writes("6281199900001", "The boss", "/mode paused " + phone);

        eventually()
                .until(() -> "PAUSED"
                        .equals(admin.get("/chats/" + chatId).json().get("mode").asString()));
        eventually().until(() -> !whatsapp.received("6281199900001").isEmpty());
    }

    @Test
    void messagesOfManyCustomersAreStoredOnceAndInOrder() {
        var phones = IntStream.range(0, 10).mapToObj(i -> newPhone()).toList();
        whatsapp.faults(Map.of("duplicate", true));
        try {
            for (int n = 0; n < 5; n++) {
                for (var each : phones) {
                    whatsapp.writesFromThePhone(each, "message " + n);
                }
            }
        } finally {
            whatsapp.faults(Map.of());
        }
        for (var each : phones) {
            var chatId = chatOf(admin, each);
            eventually().until(() -> messages(admin, chatId).size() >= 5);
            assertThat(messages(admin, chatId).stream()
                            .map(m -> m.get("seq").asLong())
                            .sorted())
                    .isEqualTo(List.of(1L, 2L, 3L, 4L, 5L));
        }
    }

    @Test
    void theTimeOfAReplyOnAnIdleSystemIsShown() {
        var times = new ArrayList<Long>();
        for (int i = 0; i < 11; i++) {
            var customer = newPhone();
            var begun = Instant.now();
            whatsapp.writes(customer, "Fitri", "hello");
            eventually()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> whatsapp.received(customer).size() == 1);
            times.add(Duration.between(begun, Instant.now()).toMillis());
        }
        Collections.sort(times);
        System.out.println("From a customer's message to the reply at WHAPI: median " + times.get(5) + " ms, slowest "
                + times.getLast() + " ms");
        assertThat(times.get(5)).isLessThan(5_000);
    }

    @Test
    void fiftyChangesOfOneVersionLetExactlyOneThrough() throws Exception {
        whatsapp.writes(phone, "Gita", "agent");
        var chatId = chatOf(admin, phone);
        var version = eventually()
                .until(
                        () -> admin.get("/chats/" + chatId).json(),
                        c -> "AGENT".equals(c.get("mode").asString()))
                .get("version")
                .asLong();

        var statuses = Collections.synchronizedList(new ArrayList<Integer>());
        var threads = IntStream.range(0, 50)
                .mapToObj(i -> Thread.startVirtualThread(() -> statuses.add(admin.patch(
                                "/chats/" + chatId,
                                Map.of("labels", List.of("label " + i), "expected_version", version))
                        .status())))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(statuses.stream().filter(s -> s == 200)).hasSize(1);
        assertThat(statuses.stream().filter(s -> s == 409)).hasSize(49);
    }

    @Test
    void wrongHandsGetProblemsThatSayWhatIsWrong() {
        problem(center.api().post("/auth/login", Map.of("username", "admin", "password", "wrong")), 401);
        problem(center.api().get("/chats/"), 401);
        problem(admin.get("/chats/999999999"), 404);
        problem(admin.get("/chats/?limit=0"), 400);
        problem(admin.post("/chats/messages", Map.of("chat_id", "one", "text", "x")), 400);
        problem(admin.send("POST", "/chats/messages", "{".getBytes()), 400);
        problem(admin.get("/nowhere"), 404);
        problem(admin.send("POST", "/webhook/whapi", new byte[9 * 1024 * 1024]), 413);
    }

    private static void problem(Api.Answer answer, int status) {
        answer.expect(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        JsonNode body = answer.json();
        assertThat(body.get("status").asInt()).isEqualTo(status);
        assertThat(body.get("title").asString()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "java.", "\tat ");
    }
}
