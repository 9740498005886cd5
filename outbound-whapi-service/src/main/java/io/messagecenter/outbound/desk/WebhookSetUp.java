package io.messagecenter.outbound.desk;

import io.messagecenter.outbound.desk.WebhookPlan.Change;
import io.messagecenter.outbound.whapi.WhapiDesk;
import io.messagecenter.outbound.whapi.WhapiDesk.Reply;
import io.messagecenter.outbound.whapi.WhapiProperties;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.CurrentUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Compares WHAPI's settings with what they should be, and sets them right. */
@Component
class WebhookSetUp {

    private static final Logger log = LoggerFactory.getLogger(WebhookSetUp.class);
    private static final Set<String> DOWNLOADS = Set.of("image", "audio", "voice", "video", "document", "sticker");

    private final WhapiDesk whapi;
    private final ChannelWatch channel;
    private final DeskProperties properties;
    private final WhapiProperties account;
    private final ChannelAudit audit;
    private final Kept<Reply> settings;
    private final Kept<Reply> events;

    WebhookSetUp(
            WhapiDesk whapi,
            ChannelWatch channel,
            DeskProperties properties,
            WhapiProperties account,
            ChannelAudit audit) {
        this.whapi = whapi;
        this.channel = channel;
        this.properties = properties;
        this.account = account;
        this.audit = audit;
        this.settings = new Kept<>(properties.settingsKept(), whapi::settings, Reply::isOk);
        this.events = new Kept<>(Duration.ofHours(1), whapi::allowedEvents, reply -> !reply.isNone());
    }

    /** What is to change or was changed, and what to think of beside. */
    record Plan(List<Change> changes, List<String> warnings) {}

    /** How the webhook stands. @param mediaAutoDownload null when WHAPI does not say */
    record Standing(
            @Nullable String url,
            List<String> problems,
            @Nullable Boolean mediaAutoDownload) {}

    /** Nothing is changed. */
    Plan plan() {
        var now = fresh();
        return planned(now, plan(now));
    }

    /** Sets right what is not. Two at once do the same: WHAPI takes the list of webhooks as a whole. */
    Plan apply(CurrentUser by) {
        var before = fresh();
        var plan = plan(before);
        if (plan.changes().isEmpty()) {
            return planned(before, plan);
        }
        audit.webhookSet(by, plan.changes());
        var answer = whapi.changeSettings(plan.patch());
        settings.forget();
        if (answer.isNone()) {
            throw silent();
        }
        if (!answer.isOk()) {
            throw Problem.unprocessable("whapi-refused", "WHAPI refuses the settings (" + answer.status() + ").");
        }
        var left = plan(fresh()).changes();
        if (!left.isEmpty()) {
            throw Problem.unprocessable(
                            "not-taken", "WHAPI took the settings, but some are not as they should be afterwards.")
                    .with("changes", left);
        }
        log.info(
                "User {} set WHAPI's webhook up: {}",
                by.id(),
                plan.changes().stream().map(Change::setting).toList());
        return planned(before, plan);
    }

    /** Our webhook as WHAPI has it, secrets included: not for people. */
    Optional<ObjectNode> stored() {
        return plan(fresh()).stored();
    }

    Standing standing() {
        var url = properties.webhookUrl();
        var reply = settings.get();
        if (!(reply.isOk() && reply.body() instanceof ObjectNode known)) {
            return new Standing(null, List.of("settings-unknown"), null);
        }
        var first = known.path("webhooks").path(0).path("url").asString(null);
        if (url.isEmpty()) {
            return new Standing(first, List.of("public-url-missing"), downloads(known));
        }
        var plan = plan(known);
        return new Standing(
                plan.stored().map(it -> it.path("url").asString("")).orElse(first), plan.problems(), downloads(known));
    }

    private WebhookPlan plan(ObjectNode now) {
        var url = properties
                .webhookUrl()
                .orElseThrow(() -> Problem.unprocessable(
                        "public-url-missing", "PUBLIC_URL is not set: it is not known where WHAPI reaches us."));
        return WebhookPlan.of(now, url, properties.secrets(), allowed());
    }

    private Plan planned(ObjectNode settings, WebhookPlan plan) {
        var warnings = new ArrayList<String>();
        if (!properties.isPublicUrlHttps()) {
            warnings.add("public-url-not-https");
        }
        if (properties.secrets().isEmpty()) {
            warnings.add("secret-not-set");
        }
        if (!downloads(settings)) {
            warnings.add("media-auto-download-off");
        }
        plan.stored()
                .filter(webhook -> webhook.path("webhook_max_age_seconds").asLong(0) > 0)
                .ifPresent(_ -> warnings.add("webhook-max-age-set"));
        if (plan.problems().contains("not-persistent")) {
            warnings.add("persistent-after-restart");
        }
        if (isOther(channel.facts().account())) {
            warnings.add("other-channel");
        }
        return new Plan(plan.changes(), List.copyOf(warnings));
    }

    private boolean isOther(@Nullable String actual) {
        var expected = account.channelId();
        return actual != null && expected != null && !expected.isBlank() && !expected.equals(actual);
    }

    private ObjectNode fresh() {
        settings.forget();
        var reply = settings.get();
        if (reply.isOk() && reply.body() instanceof ObjectNode known) {
            return known;
        }
        throw reply.isNone()
                ? silent()
                : Problem.unprocessable("whapi-refused", "WHAPI does not show its settings (" + reply.status() + ").");
    }

    private static ProblemException silent() {
        return Problem.unavailable("WHAPI does not answer. Please try again.", Duration.ofSeconds(10));
    }

    /** Empty when WHAPI does not say. */
    private Set<String> allowed() {
        var names = new HashSet<String>();
        var reply = events.get();
        if (reply.isOk() && reply.body().isArray()) {
            reply.body().forEach(event -> names.add(WebhookPlan.name(event)));
        }
        return names;
    }

    private static boolean downloads(ObjectNode settings) {
        var kinds = new HashSet<String>();
        settings.path("media").path("auto_download").forEach(kind -> kinds.add(kind.asString("")));
        return kinds.containsAll(DOWNLOADS);
    }
}
