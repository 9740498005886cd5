package io.messagecenter.auth.deadletters;

import io.messagecenter.auth.deadletters.DeadLetter.State;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operators' door to the dead letters. */
@RestController
@RequestMapping("/ops/dead-letters")
@PreAuthorize("hasRole('ADMIN')")
class DeadLetterController {

    /** How much of a value is shown; a replay takes all of it. */
    static final int SHOWN_BYTES = 64 * 1024;

    record DeadLetterItem(
            String topic,
            int partition,
            long offset,
            java.time.Instant arrivedAt,
            @Nullable String key,
            int size,
            @Nullable String sourceTopic,
            @Nullable String cause,
            @Nullable String consumerGroup,
            String state,
            java.time.@Nullable Instant markedAt,
            @Nullable Long markedBy) {

        static DeadLetterItem of(DeadLetter letter) {
            return new DeadLetterItem(
                    letter.topic(),
                    letter.partition(),
                    letter.offset(),
                    letter.arrivedAt(),
                    letter.key(),
                    letter.size(),
                    letter.sourceTopic(),
                    letter.cause(),
                    letter.consumerGroup(),
                    letter.state().name().toLowerCase(Locale.ROOT),
                    letter.markedAt(),
                    letter.markedBy());
        }
    }

    record DeadLetterPage(
            List<DeadLetterIndex.Count> topics,
            List<DeadLetterItem> items,
            @Nullable String nextCursor) {}

    record DeadLetterWhole(
            DeadLetterItem letter,
            @Nullable String message,
            Map<String, String> headers,
            @Nullable String value,
            String encoding,
            boolean truncated) {}

    private final DeadLetterIndex index;
    private final DeadLetterDesk desk;

    DeadLetterController(DeadLetterIndex index, DeadLetterDesk desk) {
        this.index = index;
        this.desk = desk;
    }

    /** Newest first; {@code topics} counts all of them, whatever the filters say. */
    @GetMapping
    DeadLetterPage list(
            @RequestParam(required = false) @Nullable @Size(max = 249) String topic,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var letters = index.list(
                topic == null ? null : plain(topic),
                state == null ? null : stateOf(state),
                cursor == null ? Long.MAX_VALUE : idOf(cursor),
                limit + 1);
        var page = letters.subList(0, Math.min(limit, letters.size()));
        return new DeadLetterPage(
                index.counts(),
                page.stream().map(DeadLetterItem::of).toList(),
                letters.size() > limit ? "d" + page.getLast().id() : null);
    }

    @GetMapping("/{topic}/{partition}/{offset}")
    DeadLetterWhole show(@PathVariable String topic, @PathVariable int partition, @PathVariable long offset) {
        var shown = desk.show(new Position(plain(topic), partition, offset));
        var record = shown.record();
        var whole = record.value() == null ? new byte[0] : record.value();
        var part = whole.length <= SHOWN_BYTES ? whole : Arrays.copyOf(whole, SHOWN_BYTES);
        var isText = DeadLetterHeaders.strictText(whole) != null;
        return new DeadLetterWhole(
                DeadLetterItem.of(shown.letter()),
                DeadLetterHeaders.text(record, KafkaHeaders.DLT_EXCEPTION_MESSAGE),
                DeadLetterHeaders.readable(record),
                isText
                        ? new String(part, StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(part),
                isText ? "text" : "base64",
                part.length < whole.length);
    }

    @PostMapping("/{topic}/{partition}/{offset}/replay")
    DeadLetterItem replay(
            CurrentUser caller, @PathVariable String topic, @PathVariable int partition, @PathVariable long offset) {
        return DeadLetterItem.of(desk.replay(new Position(plain(topic), partition, offset), caller.id()));
    }

    @PostMapping("/{topic}/{partition}/{offset}/drop")
    DeadLetterItem drop(
            CurrentUser caller, @PathVariable String topic, @PathVariable int partition, @PathVariable long offset) {
        return DeadLetterItem.of(desk.drop(new Position(plain(topic), partition, offset), caller.id()));
    }

    /** The open ones of a topic, so many at a time; {@code complete} tells whether there were more. */
    @PostMapping("/{topic}/replay")
    DeadLetterDesk.Replayed replayOpen(CurrentUser caller, @PathVariable String topic) {
        return desk.replayOpen(plain(topic), caller.id());
    }

    /** A name as Kafka allows them. */
    private static String plain(String topic) {
        if (!topic.matches("[A-Za-z0-9._-]{1,249}")) {
            throw Problem.invalid("topic", "is no name of a topic");
        }
        return topic;
    }

    private static State stateOf(String state) {
        return Arrays.stream(State.values())
                .filter(s -> s.name().equalsIgnoreCase(state))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", "must be open, replayed or dropped"));
    }

    private static long idOf(String cursor) {
        if (!cursor.matches("d\\d{1,18}")) {
            throw Problem.invalid("cursor", "is not one of ours");
        }
        return Long.parseLong(cursor.substring(1));
    }
}
