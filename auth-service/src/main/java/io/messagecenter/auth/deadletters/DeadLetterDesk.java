package io.messagecenter.auth.deadletters;

import io.messagecenter.auth.audit.AuditLog;
import io.messagecenter.auth.deadletters.DeadLetter.State;
import io.messagecenter.platform.problem.Problem;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an operator does with dead letters; each deed is in the audit trail, in the transaction of its mark. A replay is sent before
 * it is marked: after a crash in between it may be sent again, which consumers bear.
 */
@Service
class DeadLetterDesk {

    private static final int AT_ONCE = 50;

    private final DeadLetterIndex index;
    private final DeadLetterRecords records;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    DeadLetterDesk(DeadLetterIndex index, DeadLetterRecords records, AuditLog audit, TransactionTemplate transaction) {
        this.index = index;
        this.records = records;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A dead letter and its record. */
    record Shown(DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {}

    /** How a replay of many went; {@code gone} are those that Kafka has deleted. */
    record Replayed(int replayed, int gone, boolean complete) {}

    /** Opens a letter, which is noted: it may hold what a customer wrote. */
    Shown show(Position position) {
        var letter = index.find(position).orElseThrow(DeadLetterDesk::unknown);
        var record = records.read(position).orElseThrow(DeadLetterDesk::gone);
        audit.record("dead-letter.shown", position.toString(), Map.of());
        return new Shown(letter, record);
    }

    /** Puts a record back to where it came from; again, too, but not once it was dropped. */
    @Transactional
    public DeadLetter replay(Position position, long by) {
        var letter = index.lock(position).orElseThrow(DeadLetterDesk::unknown);
        if (letter.state() == State.DROPPED) {
            throw Problem.conflict("dropped", "This dead letter was dropped.");
        }
        var source = sourceOf(letter);
        records.putBack(source, records.read(position).orElseThrow(DeadLetterDesk::gone));
        marked(letter, source, by);
        return index.find(position).orElseThrow();
    }

    private void marked(DeadLetter letter, String source, long by) {
        index.mark(letter, State.REPLAYED, by);
        audit.record("dead-letter.replayed", letter.position().toString(), Map.of("to", source));
    }

    private static String sourceOf(DeadLetter letter) {
        if (letter.sourceTopic() == null) {
            throw Problem.unprocessable("not-replayable", "This was never an event; it can only be looked at.");
        }
        return letter.sourceTopic();
    }

    /** Marks a record as done with; again changes nothing. */
    @Transactional
    public DeadLetter drop(Position position, long by) {
        var letter = index.lock(position).orElseThrow(DeadLetterDesk::unknown);
        if (letter.state() == State.REPLAYED) {
            throw Problem.conflict("replayed", "This dead letter was replayed.");
        }
        if (letter.state() == State.OPEN) {
            index.mark(letter, State.DROPPED, by);
            audit.record("dead-letter.dropped", position.toString(), Map.of());
        }
        return index.find(position).orElseThrow();
    }

    /** Replays the open ones of a topic in the order in which they came, up to a bound: call again until it is complete. */
    Replayed replayOpen(String topic, long by) {
        int replayed = 0;
        int gone = 0;
        var open = index.open(topic, 0, AT_ONCE + 1);
        for (var letter : open.subList(0, Math.min(AT_ONCE, open.size()))) {
            if (Boolean.TRUE.equals(transaction.execute(_ -> replayIfThere(letter, by)))) {
                replayed++;
            } else {
                gone++;
            }
        }
        return new Replayed(replayed, gone, open.size() <= AT_ONCE);
    }

    /** False for what Kafka has deleted, which is dropped: nobody can ever replay it. */
    private boolean replayIfThere(DeadLetter listed, long by) {
        var letter = index.lock(listed.position()).orElse(listed);
        if (letter.state() != State.OPEN) {
            return true; // somebody else was faster
        }
        var source = sourceOf(letter);
        var record = records.read(letter.position());
        record.ifPresent(found -> {
            records.putBack(source, found);
            marked(letter, source, by);
        });
        if (record.isEmpty()) {
            index.mark(letter, State.DROPPED, by);
            audit.record("dead-letter.dropped", letter.position().toString(), Map.of("why", "gone from Kafka"));
        }
        return record.isPresent();
    }

    private static RuntimeException unknown() {
        return Problem.notFound("There is no such dead letter.");
    }

    private static RuntimeException gone() {
        return Problem.notFound("Kafka does not have this record any more.");
    }
}
