package io.messagecenter.auth.auditevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.AuthTest;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.audit.ActionTaken;
import io.messagecenter.contracts.audit.ActionTaken.Detail;
import io.messagecenter.contracts.audit.TokenRefused;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.test.TestTokens;
import io.messagecenter.platform.test.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthTest
class AuditEventsTest {

    @Autowired
    Api api;

    @Test
    void whatAnotherServiceTellsOfIsKeptOnce() {
        var target = "chat:" + UUID.randomUUID();
        var exported = event("chat.exported", target, new Detail("format", "csv"));
        TestTopics.send(Topic.AUDIT_EVENTS, "7", exported);
        TestTopics.send(Topic.AUDIT_EVENTS, "7", exported);
        TestTopics.send(Topic.AUDIT_EVENTS, "7", event("chat.read", target));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(trail(target).<List<String>>read("$.items[*].action"))
                        .contains("chat.read"));

        var rows = trail(target);
        assertThat(rows.<List<String>>read("$.items[*].action")).containsExactly("chat.read", "chat.exported");
        assertThat(rows.<String>read("$.items[1].details.format")).isEqualTo("csv");
        assertThat(rows.<String>read("$.items[1].actor_name")).isEqualTo("nina");
        assertThat(rows.<String>read("$.items[1].address")).isEqualTo("198.51.100.7");
        assertThat(rows.<String>read("$.items[1].at")).isEqualTo("2026-11-23T10:15:30.123Z");
    }

    @Test
    void aForgedTokenIsOneRowAndAnExpiredOneNamesWhoseItWas() {
        var forged = TestTokens.token(1, "admin", Role.ADMIN, claims -> claims);
        for (int i = 0; i < 3; i++) {
            api.call("GET", "/auth/me").as(forged).from("203.0.113.71").send().isProblem(401, "unauthorized");
        }
        TestTopics.send(
                Topic.AUDIT_EVENTS,
                "chat-service",
                new TokenRefused(UUID.randomUUID(), "chat-service", "exp", 71L, "203.0.113.72", Instant.now()));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(refused().<List<String>>read("$.items[*].address"))
                        .contains("203.0.113.71", "203.0.113.72"));

        var rows = refused();
        assertThat(rows.<List<Map<String, String>>>read("$.items[?(@.address == '203.0.113.71')].details"))
                .containsExactly(Map.of("service", "auth-service", "reason", "signature"));
        assertThat(rows.<List<String>>read("$.items[?(@.address == '203.0.113.72')].target"))
                .containsExactly("user:71");
        assertThat(rows.<List<Object>>read("$.items[?(@.address == '203.0.113.72')].actor_id"))
                .containsOnlyNulls();
    }

    private Api.Answer refused() {
        return api.get("/audit?action=token.refused&limit=200", api.admin());
    }

    private Api.Answer trail(String target) {
        return api.get("/audit?target=" + target, api.admin());
    }

    private static ActionTaken event(String action, String target, Detail... details) {
        return new ActionTaken(
                UUID.randomUUID(),
                action,
                7,
                "nina",
                target,
                "198.51.100.7",
                List.of(details),
                Instant.parse("2026-11-23T10:15:30.123Z"));
    }
}
