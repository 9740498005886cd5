package io.messagecenter.chat.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class HandlingTest {

    @Autowired
    private Desk desk;

    @Test
    void aChangeChangesExactlyWhatItNames() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var path = "/chats/" + chat + "/";

        var labelled = ann.patch(path, "{'labels': [' vip', 'vip', 'refund'], 'unknown': 1}")
                .is(200);
        assertThat(labelled.get("labels").valueStream().map(l -> l.asString()))
                .containsExactlyInAnyOrder("vip", "refund");
        assertThat(labelled.get("assigned_agent_id").asLong()).isEqualTo(ann.id);
        assertThat(labelled.get("mode").asString()).isEqualTo("AGENT");

        var paused = ann.patch(path, "{'mode': 'PAUSED'}").is(200);
        assertThat(paused.get("mode").asString()).isEqualTo("PAUSED");
        assertThat(paused.get("labels")).hasSize(2);
        assertThat(paused.get("assigned_agent_id").asLong()).isEqualTo(ann.id);
        assertThat(paused.get("version").asLong())
                .isEqualTo(labelled.get("version").asLong() + 1);

        var freed = ann.patch(path, "{'assigned_agent_id': null}").is(200);
        assertThat(freed.get("assigned_agent_id").isNull()).isTrue();
        assertThat(freed.get("assigned_agent_name").isNull()).isTrue();
        assertThat(freed.get("mode").asString()).isEqualTo("PAUSED");
    }

    @Test
    void aChangeThatChangesNothingIsFine() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann);
        var before = ann.get("/chats/" + chat);

        var after = ann.patch(
                        "/chats/" + chat, "{'mode': 'AGENT', 'labels': [], 'assigned_agent_id': %d}".formatted(ann.id))
                .is(200);
        assertThat(after.get("version")).isEqualTo(before.get("version"));
        assertThat(after.get("change")).isEqualTo(before.get("change"));
        ann.patch("/chats/" + chat, "{}").is(200);
    }

    @Test
    void anAgentHandsTheirChatOverAndThenSeesItNoMore() {
        var ann = desk.agent();
        var ben = desk.agent();
        desk.chatOf(ben);
        var chat = desk.chatOf(ann, "hello");

        var given = ann.patch("/chats/" + chat, "{'assigned_agent_id': %d}".formatted(ben.id))
                .is(200);

        assertThat(given.get("assigned_agent_id").asLong()).isEqualTo(ben.id);
        assertThat(given.get("assigned_agent_name").asString()).isEqualToIgnoringCase(ben.username);
        ann.get("/chats/" + chat).is(404);
        ann.patch("/chats/" + chat, "{'mode': 'BOT'}").is(404);
        ben.get("/chats/" + chat).is(200);
    }

    @Test
    void anAgentMayTakeAnUnassignedChatButNotOtherwiseChangeIt() {
        var ann = desk.agent();
        var ben = desk.agent();
        desk.chatOf(ben);
        var path = "/chats/" + desk.chat("hello");

        ann.patch(path, "{'mode': 'AGENT'}").is(403);
        ann.patch(path, "{'labels': ['vip']}").is(403);
        ann.patch(path, "{'assigned_agent_id': %d}".formatted(ben.id)).is(403);
        ann.patch(path, "{'assigned_agent_id': null}").is(403);
        var taken = ann.patch(path, "{'assigned_agent_id': %d, 'labels': ['vip']}".formatted(ann.id))
                .is(200);
        assertThat(taken.get("mode").asString())
                .as("only what is named changes")
                .isEqualTo("BOT");
    }

    @Test
    void anAdminMayChangeEveryChat() {
        var boss = desk.admin();
        var ann = desk.agent();
        var path = "/chats/" + desk.chatOf(ann, "hello");

        boss.patch(path, "{'mode': 'BOT', 'assigned_agent_id': null}").is(200);
        boss.patch(path, "{'assigned_agent_id': %d}".formatted(ann.id)).is(200);
        boss.patch("/chats/" + desk.chat("hello"), "{'labels': ['vip']}").is(200);
    }

    @Test
    void othersCannotChangeIt() {
        var chat = desk.chatOf(desk.agent(), "hello");
        var stranger = desk.agent();

        stranger.patch("/chats/" + chat, "{'mode': 'BOT'}").is(404);
        stranger.patch("/chats/" + chat, "{'assigned_agent_id': %d}".formatted(stranger.id))
                .is(404);
        stranger.patch("/chats/999999999", "{}").is(404);
        desk.anonymous("PATCH", "/chats/" + chat).is(401);
    }

    @Test
    void nobodyUnknownBecomesResponsible() {
        var path = "/chats/" + desk.chat("hello");
        var refused = desk.admin()
                .patch(path, "{'assigned_agent_id': 987654321, 'mode': 'PAUSED'}")
                .is(422);

        assertThat(refused.get("code").asString()).isEqualTo("unknown-agent");
        assertThat(desk.admin().get(path).get("mode").asString())
                .as("all or nothing")
                .isEqualTo("BOT");
    }

    @Test
    void aStaleVersionIsAConflictWithTheChatAsItIs() {
        var ann = desk.agent();
        var path = "/chats/" + desk.chatOf(ann, "hello");
        var version = ann.get(path).get("version").asLong();
        ann.patch(path, "{'mode': 'PAUSED', 'expected_version': %d}".formatted(version))
                .is(200);

        var refused = ann.patch(path, "{'mode': 'BOT', 'expected_version': %d}".formatted(version))
                .is(409);

        assertThat(refused.get("chat").get("mode").asString()).isEqualTo("PAUSED");
        assertThat(refused.get("chat").get("version").asLong()).isEqualTo(version + 1);
    }

    @Test
    void ofFiftyChangesOfOneVersionExactlyOneIsMade() throws Exception {
        var boss = desk.admin();
        var path = "/chats/" + desk.chat("hello");
        var version = boss.get(path).get("version").asLong();

        var answers = parallel(
                50, i -> boss.patch(path, "{'labels': ['label %d'], 'expected_version': %d}".formatted(i, version)));

        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(a -> a.status() == 409)).hasSize(49);
        assertThat(boss.get(path).get("version").asLong()).isEqualTo(version + 1);
    }

    @Test
    void whoClaimsFirstHasTheChatAndTheOthersAreToldWho() throws Exception {
        var chat = desk.chat("hello");
        var agents = IntStream.range(0, 10).mapToObj(i -> desk.agent()).toList();

        var answers = parallel(10, i -> agents.get(i).post("/chats/" + chat + "/claim", ""));

        var won = answers.stream().filter(a -> a.status() == 200).toList();
        assertThat(won).hasSize(1);
        var winner = won.getFirst().get("assigned_agent_id").asLong();
        assertThat(won.getFirst().get("mode").asString()).isEqualTo("AGENT");
        for (var lost : answers.stream().filter(a -> a.status() != 200).toList()) {
            lost.is(409);
            assertThat(lost.get("assigned_agent_id").asLong()).isEqualTo(winner);
            assertThat(lost.get("assigned_agent_name").asString()).isNotEmpty();
            assertThat(lost.get("chat").isMissingNode())
                    .as("it is not theirs to see")
                    .isTrue();
        }
    }

    @Test
    void aClaimMayBeRepeatedAndAnAdminSeesTheChatThatTheyDidNotGet() {
        var ann = desk.agent();
        var chat = desk.chat("hello");
        ann.post("/chats/" + chat + "/claim/", "").is(200);
        ann.post("/chats/" + chat + "/claim", "").is(200);

        var lost = desk.admin().post("/chats/" + chat + "/claim", "").is(409);
        assertThat(lost.get("chat").get("assigned_agent_id").asLong()).isEqualTo(ann.id);
        ann.post("/chats/999999999/claim", "").is(404);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
                    mode,              {'mode': 'agent'}
                    mode,              {'mode': 0}
                    mode,              {'mode': 'ASLEEP'}
                    assigned_agent_id, {'assigned_agent_id': '5'}
                    assigned_agent_id, {'assigned_agent_id': 1.5}
                    assigned_agent_id, {'assigned_agent_id': {}}
                    labels,            {'labels': 'vip'}
                    labels,            {'labels': [5]}
                    labels,            {'labels': [' ']}
                    labels,            {'labels': [null]}
                    expected_version,  {'expected_version': '1'}
                    """)
    void nonsenseIsRefusedWithTheFieldThatIsWrong(String field, String body) {
        var ann = desk.agent();
        ann.patch("/chats/" + desk.chatOf(ann), body).isInvalid(field);
    }

    @Test
    void aChangeMustBeAnObject() {
        var ann = desk.agent();
        var path = "/chats/" + desk.chatOf(ann);
        for (var body : List.of("", "null", "[]", "5", "{")) {
            ann.patch(path, body).is(400);
        }
    }

    private static List<Desk.Answer> parallel(int count, IntFunction<Desk.Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> call.apply(i)))
                    .toList();
            var answers = new ArrayList<Desk.Answer>();
            for (var one : calls) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
