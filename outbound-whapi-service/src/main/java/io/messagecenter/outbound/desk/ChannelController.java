package io.messagecenter.outbound.desk;

import io.messagecenter.outbound.arrivals.Arrivals;
import io.messagecenter.outbound.sending.SendCounts;
import io.messagecenter.outbound.whapi.WhapiProperties;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The channel, for admins. */
@RestController
@RequestMapping("/channel")
@PreAuthorize("hasRole('ADMIN')")
class ChannelController {

    record Sends(long queued, long unknown, long needsReview, long failedLastHour) {}

    /**
     * @param url where WHAPI posts to; null when it does not say, or nowhere
     * @param expectedUrl where it should; null without PUBLIC_URL
     */
    record Webhook(@Nullable String url, @Nullable String expectedUrl, boolean ok, List<String> problems) {}

    /**
     * How the channel stands.
     *
     * @param detail the same in a sentence
     * @param pausedReason why sends wait; null when they do not
     * @param lastEventAt when a webhook last came; to the second
     * @param mediaAutoDownload null when WHAPI does not say
     */
    record ChannelView(
            @Nullable String account,
            boolean simulator,
            ChannelFacts.State state,
            String detail,
            @Nullable String phone,
            @Nullable String name,
            @Nullable String pausedReason,
            @Nullable Instant lastEventAt,
            @Nullable Instant lastSendAt,
            Sends sends,
            Webhook webhook,
            @Nullable Boolean mediaAutoDownload) {}

    private final ChannelWatch watch;
    private final WebhookSetUp setUp;
    private final RoundTrip roundTrip;
    private final LoginCode login;
    private final Arrivals arrivals;
    private final SendCounts sends;
    private final DeskProperties properties;
    private final WhapiProperties account;
    private final ChannelAudit audit;

    ChannelController(
            ChannelWatch watch,
            WebhookSetUp setUp,
            RoundTrip roundTrip,
            LoginCode login,
            Arrivals arrivals,
            SendCounts sends,
            DeskProperties properties,
            WhapiProperties account,
            ChannelAudit audit) {
        this.watch = watch;
        this.setUp = setUp;
        this.roundTrip = roundTrip;
        this.login = login;
        this.arrivals = arrivals;
        this.sends = sends;
        this.properties = properties;
        this.account = account;
        this.audit = audit;
    }

    @GetMapping
    ChannelView show() {
        var facts = watch.facts();
        var counts = sends.now();
        var standing = setUp.standing();
        return new ChannelView(
                facts.account() == null ? account.channelId() : facts.account(),
                properties.simulator(),
                facts.state(),
                facts.detail(),
                facts.phone(),
                facts.name(),
                facts.state() == ChannelFacts.State.PAUSED ? facts.detail() : null,
                arrivals.lastEventAt().orElse(null),
                counts.lastSendAt(),
                new Sends(counts.queued(), counts.unknown(), counts.needsReview(), counts.failedLastHour()),
                new Webhook(
                        standing.url(),
                        properties.webhookUrl().orElse(null),
                        standing.problems().isEmpty(),
                        standing.problems()),
                standing.mediaAutoDownload());
    }

    /** 409 when a phone is linked already; 503 while WHAPI has no code yet. */
    @GetMapping("/qr")
    ResponseEntity<LoginCode.Code> qr(CurrentUser user) {
        if (watch.freshFacts().word().equals("AUTH")) {
            throw Problem.conflict("already-linked", "A phone is linked already.");
        }
        var code = login.fetch();
        audit.codeShown(user);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(code);
    }

    /** What {@code POST} would change. */
    @GetMapping("/webhook")
    WebhookSetUp.Plan plan() {
        return setUp.plan();
    }

    /** Sets WHAPI's webhook up; the answer says what was changed. */
    @PostMapping("/webhook")
    WebhookSetUp.Plan apply(CurrentUser user) {
        return setUp.apply(user);
    }

    /** Lets a test webhook make the whole way: WHAPI, gateway, webhook-ingest, Kafka. */
    @PostMapping("/test")
    RoundTrip.TestResult test(CurrentUser user) throws InterruptedException {
        audit.tested(user);
        return roundTrip.test(user.id());
    }
}
