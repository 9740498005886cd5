package io.messagecenter.chat.export;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.platform.csv.Csv;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A heading, then a row a message. */
final class CsvDocument implements Document {

    private static final List<String> HEADING = List.of(
            "id",
            "seq",
            "created_at",
            "sender",
            "sender_name",
            "origin",
            "type",
            "text",
            "file_name",
            "file_url",
            "reply_to",
            "status",
            "error",
            "edited_at",
            "deleted_at");

    private final PrintWriter out;

    CsvDocument(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(ChatSnapshot chat) {
        row(HEADING.toArray());
    }

    @Override
    public void add(MessageSnapshot m) {
        var media = m.media();
        var answered = m.replyTo();
        row(
                m.id(),
                m.seq(),
                m.createdAt(),
                m.sender().wire(),
                m.senderName(),
                m.origin().wire(),
                m.type().wire(),
                m.text(),
                media == null ? null : media.fileName(),
                media == null ? null : media.url(),
                answered == null ? null : answered.messageId(),
                m.status().wire(),
                m.error(),
                m.editedAt(),
                m.deletedAt());
    }

    @Override
    public void end() {}

    private void row(@Nullable Object... cells) {
        out.append(Csv.row(cells));
    }
}
