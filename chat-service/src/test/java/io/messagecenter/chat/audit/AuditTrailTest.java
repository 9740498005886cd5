package io.messagecenter.chat.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.audit.ActionTaken;
import io.messagecenter.contracts.audit.AuditEvent;
import io.messagecenter.platform.test.TestTopics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ChatTest
class AuditTrailTest {

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anAdminWhoReadsAnothersChatIsToldOfOnceInAQuarterOfAnHour() {
        var admin = desk.admin();
        var chat = desk.chatOf(desk.agent(), "hello");
        admin.get("/chats/" + chat).is(200);
        admin.get("/chats/" + chat).is(200);
        admin.get("/chats/" + chat + "/messages").is(200);
        expire();
        admin.get("/chats/" + chat + "/messages").is(200);
        desk.admin().get("/chats/" + chat).is(200); // another one

        var last = marker(admin);

        var told = told(admin.id, last);
        assertThat(told)
                .extracting(ActionTaken::action)
                .containsExactly("chat.read", "chat.read", "canned-answer.deleted");
        assertThat(told.getFirst().target()).isEqualTo("chat:" + chat);
        assertThat(told.getFirst().actorName()).isEqualTo(admin.username);
        assertThat(told.getFirst().address()).isNotBlank();
    }

    @Test
    void whatIsOnesOwnOrNobodysIsReadWithoutATrace() {
        var admin = desk.admin();
        var ann = desk.agent();
        admin.get("/chats/" + desk.chatOf(admin, "hello")).is(200);
        admin.get("/chats/" + desk.chat("hello")).is(200);
        ann.get("/chats/" + desk.chatOf(ann, "hello")).is(200);

        assertThat(told(admin.id, marker(admin))).hasSize(1);
        assertThat(told(ann.id, marker(ann))).hasSize(1);
    }

    @Test
    void exportsAndDeletionsAreToldOfButNotTheRefused() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var note = ann.post("/chats/" + chat + "/notes", "{'text': 'x'}")
                .is(201)
                .get("id")
                .asLong();
        ann.download("/chats/" + chat + "/export?format=csv");
        ann.delete("/chats/messages/" + note).is(200);
        ann.delete("/chats/messages/" + note).is(200); // it is gone already
        assertThat(desk.agent().download("/chats/" + chat + "/export").statusCode())
                .isEqualTo(404);
        desk.agent().get("/reports/overview/export").is(403);

        var told = told(ann.id, marker(ann));

        assertThat(told)
                .extracting(ActionTaken::action, ActionTaken::target)
                .startsWith(
                        org.assertj.core.api.Assertions.tuple("chat.exported", "chat:" + chat),
                        org.assertj.core.api.Assertions.tuple("message.deleted", "message:" + note))
                .hasSize(3);
        assertThat(told.getFirst().details()).contains(new ActionTaken.Detail("format", "csv"));
        assertThat(told.get(1).details()).contains(new ActionTaken.Detail("chat_id", Long.toString(chat)));
    }

    /** Something that is told of in any case: what was told before it is here when it is. */
    private String marker(Desk.User user) {
        var answer = user.post("/canned-answers", "{'shortcut': 'm', 'text': 'x'}")
                .is(201)
                .get("id")
                .asLong();
        user.delete("/canned-answers/" + answer).is(204);
        return "canned-answer:" + answer;
    }

    private static List<ActionTaken> told(long user, String last) {
        TestTopics.awaitEvent(
                Topic.AUDIT_EVENTS, AuditEvent.class, e -> e instanceof ActionTaken a && last.equals(a.target()));
        return TestTopics.events(
                        Topic.AUDIT_EVENTS, AuditEvent.class, e -> e instanceof ActionTaken a && a.actorId() == user)
                .stream()
                .map(ActionTaken.class::cast)
                .toList();
    }

    private void expire() {
        jdbc.sql("UPDATE audit_views SET told_at = told_at - interval '16 minutes'")
                .update();
    }
}
