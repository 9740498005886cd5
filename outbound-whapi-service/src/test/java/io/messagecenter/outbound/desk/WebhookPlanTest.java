package io.messagecenter.outbound.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.outbound.desk.WebhookPlan.Change;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class WebhookPlanTest {

    private static final String URL = "https://inbox.example.org/webhook/whapi";
    private static final List<String> SECRETS = List.of("fresh", "old");

    @Test
    void anEmptyChannelGetsOurWebhookAndNothingElse() {
        var settings = json("{'offline_mode': true}");

        var plan = plan(settings);

        assertThat(plan.changes())
                .extracting(Change::setting)
                .containsExactly(
                        "webhooks.url",
                        "webhooks.mode",
                        "webhooks.events",
                        "webhooks.headers.X-Webhook-Secret",
                        "callback_persist");
        assertThat(plan.problems())
                .containsExactly("webhook-missing", "events-missing", "secret-missing", "not-persistent");
        assertThat(plan.patch().propertyNames()).containsExactlyInAnyOrder("webhooks", "callback_persist");
        assertThat(plan(applied(settings, plan)).changes()).isEmpty();
        assertThat(plan(applied(settings, plan)).patch().isEmpty()).isTrue();
    }

    @Test
    void otherPeoplesWebhooksAndSettingsStayAsTheyAre() {
        var settings = json("""
                {'webhooks': [
                   {'url': 'https://crm.example.com/hook', 'mode': 'path', 'events': [{'type': 'messages', 'method': 'post'}], 'x': 1},
                   {'url': '%s/', 'mode': 'method', 'headers': {'X-Mine': 'a', 'x-webhook-secret': 'wrong'}, 'send_undecrypted_ad': true,
                    'events': [{'type': 'labels', 'method': 'post'}, {'type': 'messages', 'method': 'put'}]}],
                 'media': {'auto_download': ['image']}, 'callback_persist': true}""".formatted(URL));

        var plan = plan(settings);
        var webhooks = plan.patch().path("webhooks");

        assertThat(plan.patch().propertyNames()).containsExactly("webhooks");
        assertThat(webhooks.path(0)).isEqualTo(settings.path("webhooks").path(0));
        var ours = webhooks.path(1);
        assertThat(ours.path("url").asString()).isEqualTo(URL + "/");
        assertThat(ours.path("mode").asString()).isEqualTo("body");
        assertThat(ours.path("send_undecrypted_ad").asBoolean()).isTrue();
        assertThat(ours.path("headers").propertyNames()).containsExactly("X-Mine", "X-Webhook-Secret");
        assertThat(ours.path("events").valueStream().map(WebhookPlan::name))
                .containsAll(WebhookPlan.EVENTS)
                .contains("labels.post");
        assertThat(plan.problems()).containsExactly("events-missing", "secret-differs");
    }

    @Test
    void noSecretIsEverShown() {
        var settings = json("""
                {'webhooks': [{'url': '%s', 'headers': {'X-Webhook-Secret': 'topsecret'}}]}""".formatted(URL));

        var plan = WebhookPlan.of(settings, URL, List.of("hidden"), Set.of());

        assertThat(plan.changes()).contains(new Change("webhooks.headers.X-Webhook-Secret", "differs", "set"));
        assertThat(plan.changes().toString()).doesNotContain("topsecret", "hidden");
    }

    @Test
    void duringAChangeOfSecretsTheOldOneIsNoProblemButIsReplaced() {
        var settings = json("{}");
        applied(settings, WebhookPlan.of(settings, URL, List.of("old"), Set.of()));

        var plan = plan(applied(settings, WebhookPlan.of(settings, URL, List.of("old"), Set.of())));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changes()).containsExactly(new Change("webhooks.headers.X-Webhook-Secret", "differs", "set"));
    }

    @Test
    void withoutASecretTheHeaderIsLeftAlone() {
        var settings = json("{'webhooks': [{'url': '%s', 'headers': {'X-Webhook-Secret': 'a'}}]}".formatted(URL));

        var plan = WebhookPlan.of(settings, URL, List.of(), Set.of());

        assertThat(plan.changes()).extracting(Change::setting).doesNotContain("webhooks.headers.X-Webhook-Secret");
        assertThat(plan.patch()
                        .path("webhooks")
                        .path(0)
                        .path("headers")
                        .path("X-Webhook-Secret")
                        .asString())
                .isEqualTo("a");
    }

    @Test
    void onlyWhatWhapiCanTellOfIsAskedFor() {
        var plan = WebhookPlan.of(json("{}"), URL, SECRETS, Set.of("messages.post", "labels.post"));

        assertThat(plan.patch()
                        .path("webhooks")
                        .path(0)
                        .path("events")
                        .valueStream()
                        .map(WebhookPlan::name))
                .containsExactly("messages.post");
    }

    private static WebhookPlan plan(ObjectNode settings) {
        return WebhookPlan.of(settings, URL, SECRETS, Set.of());
    }

    private static ObjectNode applied(ObjectNode settings, WebhookPlan plan) {
        var after = settings.deepCopy();
        plan.patch().properties().forEach(change -> after.set(change.getKey(), change.getValue()));
        return after;
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) EventJson.mapper().readTree(text.replace('\'', '"'));
    }
}
