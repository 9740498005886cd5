package io.messagecenter.chat.live;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.log.Cursor;
import io.messagecenter.chat.log.Log;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What changed since a place of the log: which rows is read from the log, what is in them now from the database. */
@Service
class Sync {

    /** Rows as of one moment. */
    record Rows(List<ChatSnapshot> chats, List<MessageSnapshot> messages, List<Long> removed) {}

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration READING = Duration.ofSeconds(5);

    private final Log log;
    private final Streams streams;
    private final Replays replays;
    private final Frames frames;
    private final Snapshots snapshots;
    private final LiveSettings settings;

    Sync(Log log, Streams streams, Replays replays, Frames frames, Snapshots snapshots, LiveSettings settings) {
        this.log = log;
        this.streams = streams;
        this.replays = replays;
        this.frames = frames;
        this.snapshots = snapshots;
        this.settings = settings;
    }

    /** The place up to which everything has happened by now. */
    Cursor now() {
        return log.end();
    }

    /**
     * Reads one page of the log.
     *
     * @throws ProblemException 410 for a place that is too old or of another log, 503 if the log cannot be read now
     */
    Changes since(String text, Scope scope) {
        var since = Cursor.parse(text).orElseThrow(Sync::gone);
        if (log.standing(since, settings.syncHorizon()) != Log.Standing.KNOWN) {
            throw gone();
        }
        var end = log.end();
        var changes = new Changes(scope, since);
        var recent = streams.since(since, end);
        if (recent.isPresent()) {
            fromMemory(recent.get(), end, changes);
        } else {
            replays.within(() -> fromLog(since, end, changes));
        }
        return changes;
    }

    private void fromMemory(Streams.Past past, Cursor end, Changes changes) {
        var page = past.pushes().stream().limit(settings.syncPage()).toList();
        page.forEach(push -> changes.add(push, frames));
        if (page.size() == past.pushes().size()) {
            changes.reached(past.end(), past.end().hasReached(end));
        }
    }

    private void fromLog(Cursor since, Cursor end, Changes changes) {
        var deadline = System.nanoTime() + READING.toNanos();
        var read = 0;
        try (var reader = log.readFrom(since)) {
            while (read < settings.syncPage() && !reader.position().hasReached(end) && System.nanoTime() < deadline) {
                for (var record : reader.poll(PATIENCE)) {
                    changes.add(new Push(record, since.with(record.partition(), record.offset() + 1)), frames);
                    read++;
                }
                changes.reached(reader.position(), reader.position().hasReached(end));
            }
        }
    }

    /** What the changed rows contain now, for who may see that much. Two statements, however many rows there are. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Rows rows(Changes changes, Scope scope) {
        var chats = snapshots.chats(changes.chats()).stream()
                .filter(chat -> scope.contains(chat.assignedAgentId()))
                .toList();
        Set<Long> visible = chats.stream().map(ChatSnapshot::id).collect(Collectors.toSet());
        var messages = snapshots.messages(changes.messages()).stream()
                .filter(message -> visible.contains(message.chatId()))
                .toList();
        var removed = new HashSet<>(changes.chats());
        removed.removeAll(visible);
        return new Rows(chats, messages, removed.stream().sorted().toList());
    }

    private static ProblemException gone() {
        return Problem.of(
                HttpStatus.GONE, "cursor-gone", "The cursor is too old or not one of this system. Reload the lists.");
    }
}
