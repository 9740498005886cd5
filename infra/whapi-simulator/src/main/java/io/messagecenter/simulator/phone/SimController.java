package io.messagecenter.simulator.phone;

import io.messagecenter.simulator.channel.Channel;
import io.messagecenter.simulator.channel.ChannelHealth;
import io.messagecenter.simulator.channel.ChatIds;
import io.messagecenter.simulator.channel.Inbound;
import io.messagecenter.simulator.channel.Memory;
import io.messagecenter.simulator.channel.Receipts;
import io.messagecenter.simulator.channel.Receiving;
import io.messagecenter.simulator.channel.Receiving.Written;
import io.messagecenter.simulator.channel.Refused;
import io.messagecenter.simulator.channel.SentLedger;
import io.messagecenter.simulator.channel.SentLedger.Sent;
import io.messagecenter.simulator.fault.FaultPlan;
import io.messagecenter.simulator.fault.Faults;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** Plays customers, shows what was sent, and switches faults. */
@RestController
@RequestMapping("/sim")
class SimController {

    /** All of them; there is no next page. */
    record Listed<T>(List<T> items) {}

    record Reading(@NotBlank String phone) {}

    record Read(int read) {}

    record Status(@NotBlank String status) {}

    private final Receiving receiving;
    private final SentLedger ledger;
    private final FaultPlan faults;
    private final Memory memory;
    private final Receipts receipts;
    private final Channel channel;
    private final ChannelHealth health;

    SimController(
            Receiving receiving,
            SentLedger ledger,
            FaultPlan faults,
            Memory memory,
            Receipts receipts,
            Channel channel,
            ChannelHealth health) {
        this.receiving = receiving;
        this.ledger = ledger;
        this.faults = faults;
        this.memory = memory;
        this.receipts = receipts;
        this.channel = channel;
        this.health = health;
    }

    /** Someone writes; the webhook is on its way when this answers. */
    @PostMapping("/inbound")
    @ResponseStatus(HttpStatus.CREATED)
    Written inbound(@Valid @RequestBody Inbound inbound) {
        var here = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
        return receiving.receive(inbound, here);
    }

    @GetMapping("/sent")
    Listed<Sent> sent(@RequestParam(required = false) @Nullable String phone) {
        return new Listed<>(ledger.to(phone == null || phone.isBlank() ? null : ChatIds.fromPhone(phone.strip())));
    }

    @GetMapping("/faults")
    Faults faults() {
        return faults.current();
    }

    @PutMapping("/faults")
    Faults replaceFaults(@Valid @RequestBody Faults given) {
        faults.replace(given);
        return given;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget() {
        memory.forget();
    }

    /** The customer looks at the chat. */
    @PostMapping("/read")
    Read read(@Valid @RequestBody Reading reading) {
        return new Read(channel.readByCustomer(ChatIds.fromPhone(reading.phone())));
    }

    @GetMapping("/receipts")
    Receipts.Plan receipts() {
        return receipts.plan();
    }

    /** When messages are confirmed from now on; a field that is null or missing: never. */
    @PutMapping("/receipts")
    Receipts.Plan changeReceipts(@RequestBody Receipts.Plan plan) {
        for (var delay : new Long[] {plan.sentMs(), plan.deliveredMs(), plan.readMs()}) {
            if (delay != null && (delay < 0 || delay > 3_600_000)) {
                throw Refused.wrong("sent_ms, delivered_ms, read_ms: 0 to 3600000, or null for never");
            }
        }
        receipts.change(plan);
        return plan;
    }

    @GetMapping("/channel")
    ObjectNode channel() {
        return health.json();
    }

    /** Unlinks the number ({@code QR}), links it again ({@code AUTH}), or puts it into another of WHAPI's states. */
    @PutMapping("/channel")
    ObjectNode changeChannel(@Valid @RequestBody Status status) {
        channel.changeStatus(status.status());
        return health.json();
    }
}
