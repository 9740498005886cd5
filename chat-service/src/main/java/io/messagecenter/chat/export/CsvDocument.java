package io.messagecenter.chat.export;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A heading, then a row a message (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: a customer
 * writes these cells, and somebody here opens them.
 */
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

    private static final String FORMULA_BEGINS = "=+-@\t\r\n\0＝＋－＠";

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
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        out.append("\r\n");
    }

    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        var defused = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return defused.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r' || c == ';')
                ? '"' + defused.replace("\"", "\"\"") + '"'
                : defused;
    }
}
