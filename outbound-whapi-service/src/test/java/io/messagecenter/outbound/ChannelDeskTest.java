package io.messagecenter.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.EventHeaders;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.audit.ActionTaken;
import io.messagecenter.contracts.audit.AuditEvent;
import io.messagecenter.outbound.WhapiStub.Act;
import io.messagecenter.platform.test.Caller;
import io.messagecenter.platform.test.TestTopics;
import io.messagecenter.whapi.Delivery;
import io.messagecenter.whapi.WebhookProbe;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(OutputCaptureExtension.class)
class ChannelDeskTest extends OutboundTest {

    private static final String URL = "https://inbox.example.org/webhook/whapi";
    private static final String PNG =
            Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});

    @LocalServerPort
    int port;

    private final AtomicReference<ObjectNode> settings = new AtomicReference<>(json("{}"));

    @BeforeEach
    void whapiWithSettings() {
        whapi.health("AUTH");
        whapi.answers("GET /settings", _ -> Act.answer(200, settings.get().toString()));
        whapi.answers("GET /settings/events", _ -> Act.answer(404));
        whapi.answers("PATCH /settings", patch -> {
            var after = settings.get().deepCopy();
            patch.properties().forEach(change -> after.set(change.getKey(), change.getValue()));
            settings.set(after);
            return Act.answer(200, "{}");
        });
        whapi.answers("POST /settings/webhook_test", delivers());
    }

    @AfterEach
    void asBefore() {
        whapi.health("AUTH");
    }

    @Test
    void theChannelTellsHowItStands() {
        var view = admin().get("/channel").is(200).body();

        assertThat(view.path("state").asString()).isEqualTo("connected");
        assertThat(view.path("account").asString()).isEqualTo("STUB-1");
        assertThat(view.path("simulator").asBoolean()).isFalse();
        assertThat(view.path("webhook").path("expected_url").asString()).isEqualTo(URL);
        assertThat(view.path("webhook").path("url").isNull()).isTrue();
        assertThat(view.path("webhook").path("ok").asBoolean()).isFalse();
        assertThat(view.path("webhook").path("problems").toString()).contains("webhook-missing", "secret-missing");
        assertThat(view.path("media_auto_download").asBoolean()).isFalse();
        assertThat(view.path("sends").propertyNames())
                .containsExactlyInAnyOrder("queued", "unknown", "needs_review", "failed_last_hour");
    }

    @Test
    void acceptedAndFailedSendsAreCounted() {
        var before = admin().get("/channel")
                .body()
                .path("sends")
                .path("failed_last_hour")
                .asLong();
        var chat = new TestChat();
        whapi.script(chat.to, Act.answer(403));
        awaitFailed(chat.sends("no"));
        awaitAccepted(new TestChat().sends("yes"));

        var view = admin().get("/channel").body();

        assertThat(view.path("sends").path("failed_last_hour").asLong()).isGreaterThan(before);
        assertThat(Instant.parse(view.path("last_send_at").asString()))
                .isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void whatComesInIsSeen() {
        admin().post("/channel/webhook", "").is(200);
        var began = Instant.now().minusSeconds(1);
        test();

        await().until(() -> {
            var last = admin().get("/channel").body().path("last_event_at").asString("");
            return !last.isEmpty() && Instant.parse(last).isAfter(began);
        });
    }

    @Test
    void aCodeIsFetchedOnlyWhileNoPhoneIsLinked() {
        admin().get("/channel/qr").isProblem(409, "already-linked");

        whapi.health("QR");
        for (var base64 : new String[] {PNG, "data:image/png;base64," + PNG}) {
            whapi.answers(
                    "GET /users/login",
                    _ -> Act.answer(200, "{\"status\":\"OK\",\"base64\":\"" + base64 + "\",\"expire\":17}"));
            var code = admin().get("/channel/qr").is(200).body();
            assertThat(code.path("image").asString()).isEqualTo("data:image/png;base64," + PNG);
            assertThat(code.path("expires_in").asInt()).isEqualTo(17);
        }
        whapi.answers("GET /users/login", _ -> Act.answer(200, "{\"status\":\"WAITING\"}"));
        admin().get("/channel/qr").isProblem(503, "unavailable");
        whapi.answers("GET /users/login", _ -> Act.answer(200, "{\"status\":\"OK\",\"base64\":\"PHN2Zy8+\"}"));
        admin().get("/channel/qr").isProblem(503, "unavailable");
        whapi.answers("GET /users/login", _ -> Act.answer(409));
        admin().get("/channel/qr").isProblem(409, "already-linked");
        assertThat(admin().get("/channel").body().path("state").asString()).isEqualTo("qr");
    }

    @Test
    void theWebhookIsPlannedAppliedAndThenRightAndNoSecretIsShown(CapturedOutput output) {
        settings.set(json("{'webhooks': [{'url': 'https://crm.example.com'}], 'offline_mode': true}"));
        var planned = admin().get("/channel/webhook").is(200);
        assertThat(settings.get().has("callback_persist")).isFalse();

        var applied = admin().post("/channel/webhook", "").is(200);

        assertThat(applied.body()).isEqualTo(planned.body());
        assertThat(applied.body().path("warnings").toString())
                .contains("media-auto-download-off", "persistent-after-restart")
                .doesNotContain("public-url-not-https", "other-channel", "secret-not-set");
        assertThat(settings.get().path("webhooks").path(0).toString())
                .isEqualTo("{\"url\":\"https://crm.example.com\"}");
        assertThat(settings.get().path("offline_mode").asBoolean()).isTrue();
        assertThat(settings.get()
                        .path("webhooks")
                        .path(1)
                        .path("headers")
                        .path("X-Webhook-Secret")
                        .asString())
                .isEqualTo("fresh-secret");
        assertThat(admin().post("/channel/webhook", "")
                        .is(200)
                        .body()
                        .path("changes")
                        .isEmpty())
                .isTrue();
        var view = admin().get("/channel").body();
        assertThat(view.path("webhook").path("ok").asBoolean()).isTrue();
        assertThat(view.path("webhook").path("url").asString()).isEqualTo(URL);
        assertThat(planned.body().toString() + applied.body() + view + output).doesNotContain("fresh-secret");
    }

    @Test
    void whatWhapiRefusesOrDoesNotAnswerIsSaid() {
        whapi.answers("PATCH /settings", _ -> Act.answer(400));
        admin().post("/channel/webhook", "").isProblem(422, "whapi-refused");
        whapi.answers("PATCH /settings", _ -> Act.answer(200, "{}"));
        admin().post("/channel/webhook", "").isProblem(422, "not-taken");
        whapi.answers("GET /settings", _ -> Act.answer(401));
        admin().get("/channel/webhook").isProblem(422, "whapi-refused");
        assertThat(admin().get("/channel")
                        .is(200)
                        .body()
                        .path("webhook")
                        .path("problems")
                        .toString())
                .isEqualTo("[\"settings-unknown\"]");
    }

    @Test
    void whatAdminsDoToTheChannelIsInTheAuditTrail() {
        var me = Caller.admin(port, 4711, "ada");
        me.get("/channel").is(200);
        me.get("/channel/webhook").is(200);
        me.post("/channel/webhook", "").is(200);
        me.post("/channel/webhook", "").is(200); // nothing to change any more
        me.get("/channel/qr").isProblem(409, "already-linked");
        whapi.health("QR");
        whapi.answers("GET /users/login", _ -> Act.answer(200, "{\"status\":\"OK\",\"base64\":\"" + PNG + "\"}"));
        me.get("/channel/qr").is(200);
        me.get("/channel/qr").is(200); // the page asks again
        me.post("/channel/test", "").is(200);

        TestTopics.awaitEvent(Topic.AUDIT_EVENTS, AuditEvent.class, isOf("ada").and(is("channel.tested")));
        var told = TestTopics.events(Topic.AUDIT_EVENTS, AuditEvent.class, isOf("ada")).stream()
                .map(ActionTaken.class::cast)
                .toList();

        assertThat(told)
                .extracting(ActionTaken::action)
                .containsExactly("channel.webhook-set", "channel.code-shown", "channel.tested");
        assertThat(told)
                .allSatisfy(action -> assertThat(action.target()).isEqualTo("channel"))
                .allSatisfy(action -> assertThat(action.address()).isEqualTo("127.0.0.1"));
        assertThat(told.getFirst().details())
                .extracting(ActionTaken.Detail::name)
                .contains("callback_persist");
        assertThat(told.toString()).doesNotContain("fresh-secret", PNG);
    }

    private static Predicate<AuditEvent> isOf(String actor) {
        return event ->
                event instanceof ActionTaken action && action.actorName().equals(actor);
    }

    private static Predicate<AuditEvent> is(String action) {
        return event -> event instanceof ActionTaken taken && taken.action().equals(action);
    }

    @Test
    void aTestMakesTheWholeWay() {
        admin().post("/channel/webhook", "").is(200);

        var result = test();

        assertThat(result.path("detail").asString()).isEqualTo("A webhook of WHAPI came through to Kafka.");
        assertThat(result.path("ok").asBoolean()).isTrue();
        assertThat(result.path("milliseconds").asLong()).isBetween(1L, 4_000L);
    }

    @Test
    void aTestThatFailsSaysWhere() {
        assertThat(failure()).isEqualTo("WHAPI has no webhook with our address: set it up first.");

        admin().post("/channel/webhook", "").is(200);
        whapi.answers("POST /settings/webhook_test", _ -> Act.answer(400));
        assertThat(failure()).startsWith("WHAPI could not deliver the test");
        whapi.answers("POST /settings/webhook_test", _ -> Act.answer(402));
        assertThat(failure()).contains("not paid");
        whapi.answers("POST /settings/webhook_test", _ -> Act.answer(200, "{\"success\":true}"));
        assertThat(failure()).contains("did not come out of Kafka");
        whapi.answers("GET /settings", _ -> Act.answer(401));
        assertThat(failure()).isEqualTo("WHAPI does not show its settings (401).");
    }

    @Test
    void aSecretThatWhapiDoesNotHaveFailsTheTest() {
        admin().post("/channel/webhook", "").is(200);
        ((ObjectNode) settings.get().path("webhooks").path(0).path("headers")).put("X-Webhook-Secret", "stale");

        assertThat(failure()).contains("a wrong secret is answered 401");
    }

    private String failure() {
        var result = test();
        assertThat(result.path("ok").asBoolean()).as(result.toString()).isFalse();
        return result.path("detail").asString();
    }

    private JsonNode test() {
        return admin().post("/channel/test", "").is(200).body();
    }

    private Caller admin() {
        return Caller.admin(port);
    }

    /** As WHAPI and webhook-ingest do it together. */
    private static Function<JsonNode, Act> delivers() {
        return webhook -> {
            var url = webhook.path("url").asString();
            var secret = webhook.path("headers").path("X-Webhook-Secret").asString("");
            if (!url.startsWith(URL + "/") || !secret.equals("fresh-secret")) {
                return Act.answer(400);
            }
            var event = WebhookProbe.event(
                    WebhookProbe.in(url).orElseThrow(), new Delivery("STUB-1", "post", Instant.now()));
            TestTopics.send(
                    Topic.INBOUND_EVENTS,
                    "STUB-1",
                    event,
                    Map.of(EventHeaders.TYPE, "io.messagecenter.provider.noticed"));
            return Act.answer(200, "{\"success\":true}");
        };
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) EventJson.mapper().readTree(text.replace('\'', '"'));
    }
}
