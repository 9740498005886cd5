package io.messagecenter.chat.export;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A page to read and to print. It has no script, no link and no picture, and nothing in a message becomes markup. */
final class HtmlDocument implements Document {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%1$s</title>
            <style>
            body { font: 11pt/1.4 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
            article { border-top: 1px solid #ccc; padding: .5rem 0; break-inside: avoid; }
            header, .about { color: #555; font-size: 9pt; }
            p { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
            blockquote { margin: .2rem 0; padding-left: .6rem; border-left: 3px solid #ccc; color: #555; white-space: pre-wrap; }
            .note { background: #fff8dc; }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            <p class="about">%2$s</p>
            """;

    private final PrintWriter out;

    HtmlDocument(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(ChatSnapshot chat) {
        var customer = chat.customer();
        var title = Objects.requireNonNullElse(customer.name(), "Chat " + chat.id());
        var about = "Chat %d, %s %s, times in UTC"
                .formatted(chat.id(), chat.channel(), Objects.requireNonNullElse(customer.phone(), ""));
        out.append(HEAD.formatted(escaped(title), escaped(about)));
    }

    @Override
    public void add(MessageSnapshot m) {
        var answered = m.replyTo();
        var media = m.media();
        out.append("<article class=\"").append(m.type().wire()).append("\"><header>");
        out.append(escaped(m.createdAt())).append(" · ");
        out.append(escaped(
                m.senderName() == null
                        ? m.sender().wire()
                        : m.senderName() + " (" + m.sender().wire() + ")"));
        out.append(" · ")
                .append(m.type().wire())
                .append(" · ")
                .append(m.status().wire());
        out.append(m.editedAt() == null ? "" : " · edited").append("</header>\n");
        if (answered != null && answered.text() != null) {
            out.append("<blockquote>").append(escaped(answered.text())).append("</blockquote>\n");
        }
        if (media != null) {
            out.append("<p>[")
                    .append(escaped(Objects.requireNonNullElse(
                            media.fileName(), m.type().wire())))
                    .append("]</p>\n");
        }
        var text = m.deletedAt() == null ? m.text() : "(deleted)";
        if (text != null) {
            out.append("<p>").append(escaped(text)).append("</p>\n");
        }
        out.append("</article>\n");
    }

    @Override
    public void end() {
        out.append("</body>\n</html>\n");
    }

    private static String escaped(@Nullable Object text) {
        return HtmlUtils.htmlEscape(String.valueOf(text), "UTF-8");
    }
}
