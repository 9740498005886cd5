package io.messagecenter.simulator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The simulator's settings.
 *
 * @param hold how long a response with the fault "timeout" is held before its connection is dropped
 */
@Validated
@ConfigurationProperties("simulator")
public record SimulatorProperties(
        @Valid Channel channel,
        @Valid Webhook webhook,
        Receipts receipts,
        @Valid Limits limits,
        Duration hold) {

    /**
     * The number that is played.
     *
     * @param token the only token that is let in; empty lets any in
     */
    public record Channel(
            @NotBlank String id,
            @Pattern(regexp = "\\d{7,15}") String phone,
            @NotBlank String name,
            @DefaultValue("") String token) {}

    /**
     * Where webhooks go unless {@code PATCH /settings} says otherwise.
     *
     * @param secret comma-separated; the first is sent as {@code X-Webhook-Secret}
     * @param maxPending how many unanswered webhooks are kept; beyond it sends and inbound messages are refused
     */
    public record Webhook(
            URI url,
            @DefaultValue("") String secret,
            Duration backoffStep,
            Duration backoffMax,
            Duration timeout,
            @Positive int maxPending) {

        /** The secret to send, if there is one. */
        public Optional<String> firstSecret() {
            return Optional.of(secret.split(",", -1)[0].strip()).filter(first -> !first.isEmpty());
        }
    }

    /** When an accepted message is marked, counted from its acceptance. */
    public record Receipts(Duration sent, Duration delivered, Duration read) {}

    /** How much is kept; the oldest goes first. */
    public record Limits(@Positive int messages, DataSize media, DataSize file) {

        /** With its place in the ledger; measured, then rounded up. */
        private static final long BYTES_PER_MESSAGE = 1_300;

        /** Fewer than asked for where they would fill more than half of the heap. */
        public int messagesThatFit() {
            return (int) Math.min(messages, Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_MESSAGE);
        }

        /** No more than a quarter of the heap. */
        public long mediaThatFits() {
            return Math.min(media.toBytes(), Runtime.getRuntime().maxMemory() / 4);
        }
    }
}
