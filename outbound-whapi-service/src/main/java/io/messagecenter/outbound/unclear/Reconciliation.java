package io.messagecenter.outbound.unclear;

import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.sending.DispatcherLease;
import io.messagecenter.outbound.sending.Settlement;
import io.messagecenter.outbound.whapi.WhapiClient;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Settles unclear sends: by the echo that WHAPI pushes, or by a look at its list. */
@Component
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    private final UnclearSends sends;
    private final Settlement settlement;
    private final WhapiClient whapi;
    private final DispatcherLease lease;
    private final UnclearProperties properties;
    private boolean troubled;

    Reconciliation(
            UnclearSends sends,
            Settlement settlement,
            WhapiClient whapi,
            DispatcherLease lease,
            UnclearProperties properties) {
        this.sends = sends;
        this.settlement = settlement;
        this.whapi = whapi;
        this.lease = lease;
        this.properties = properties;
    }

    /** All that is due, in parallel; a look may take as long as a call to WHAPI. */
    @Scheduled(fixedDelayString = "${messagecenter.outbound.unclear.poll:500ms}")
    void lookAtAllDue() {
        if (!lease.isHeld()) {
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sends.due().forEach(due -> threads.submit(() -> look(due)));
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                log.warn("Unclear sends wait: {}", e.toString());
            }
            troubled = true;
        }
    }

    /** The echo alone settles it. One that comes while the call is still open is kept in case the call brings nothing. */
    void echoed(List<UnclearSends.Echo> echoes) {
        for (var match : sends.matching(echoes)) {
            if (match.underWay()) {
                sends.remember(match.claim(), match.providerId());
            } else {
                log.info("Intent {} was sent: its echo came", match.claim().id());
                settlement.seen(match.claim(), match.providerId());
            }
        }
    }

    private void look(UnclearSends.Due due) {
        var claim = due.claim();
        try {
            if (claim.command() instanceof SendMessage send) {
                var account = send.head().account();
                var list = whapi.ownMessages(send.head().to(), due.startedAt().minus(properties.skew()));
                act(due, Finding.of(send, list, id -> sends.isTaken(account, id), due.lastLook()));
            }
        } catch (RuntimeException e) {
            log.warn("Intent {} stays unclear for now: {}", claim.id(), e.toString());
        }
    }

    private void act(UnclearSends.Due due, Finding finding) {
        var claim = due.claim();
        if (!(finding instanceof Finding.LookAgain)) {
            log.info(
                    "Intent {} of unclear fate: {}",
                    claim.id(),
                    finding.getClass().getSimpleName());
        }
        switch (finding) {
            case Finding.Seen(var providerId) -> settlement.seen(claim, providerId);
            case Finding.LookAgain _ -> sends.looked(claim);
            case Finding.SendAgain _ -> settlement.again(claim);
            case Finding.Drop(var detail) -> settlement.drop(claim, detail);
            case Finding.AskPerson(var detail) -> settlement.review(claim, detail);
        }
    }
}
