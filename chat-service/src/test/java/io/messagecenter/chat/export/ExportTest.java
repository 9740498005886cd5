package io.messagecenter.chat.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

@ChatTest
@ExtendWith(OutputCaptureExtension.class)
class ExportTest {

    @Autowired
    private Desk desk;

    @Test
    void asJsonAChatHasAllItsMessagesAsTheApiShowsThem() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann);
        desk.say(chat, IntStream.range(0, 1_100).mapToObj(i -> "number " + i).toArray(String[]::new));

        var file = export(ann, chat, "?format=json");
        var json = JsonMapper.shared().readTree(text(file));

        assertThat(json.get("chat").get("id").asLong()).isEqualTo(chat);
        assertThat(json.get("messages")).hasSize(1_100);
        assertThat(json.get("messages").valueStream().map(m -> m.get("text").asString()))
                .startsWith("number 0", "number 1")
                .endsWith("number 1099")
                .doesNotHaveDuplicates();
        var shown = ann.get("/chats/" + chat).get("messages");
        assertThat(json.get("messages").get(1_099)).isEqualTo(shown.get(49));
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"chat-" + chat + ".json\"");
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void asCsvAMessageIsARowAndNoCellAFormula() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "=cmd|' /C calc'!A0", "two\nlines, \"quoted\"");

        var file = export(ann, chat, "?format=csv");

        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        var rows = text(file).split("\r\n");
        assertThat(rows).hasSize(3);
        assertThat(rows[0]).startsWith("id,seq,created_at,sender,").contains(",text,");
        assertThat(rows[1]).contains(",'=cmd|' /C calc'!A0,");
        assertThat(rows[2]).contains(",\"two\nlines, \"\"quoted\"\"\",");
    }

    @Test
    void asHtmlNothingInAMessageIsMarkup() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "<script>alert(1)</script>", "<img src=x onerror='alert(1)'>");
        ann.patch("/customers/" + ann.get("/chats/" + chat).get("customer").get("id"), "{'name': '</title><script>x'}")
                .is(200);

        var file = export(ann, chat, "?format=html");

        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "sandbox");
        assertThat(text(file))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=&#39;alert(1)&#39;&gt;")
                .doesNotContain("<script", "<img")
                .endsWith("</html>\n");
    }

    @Test
    void whatOneMayNotSeeCannotBeTakenAway(CapturedOutput log) {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "secret");
        desk.agent().get("/chats/" + chat + "/export").is(404);
        desk.anonymous("GET", "/chats/" + chat + "/export").is(401);
        ann.get("/chats/" + chat + "/export?format=pdf").isInvalid("format");
        ann.get("/chats/999999999/export").is(404);

        export(ann, chat, "");
        assertThat(log).doesNotContain("secret");
    }

    private static HttpResponse<byte[]> export(Desk.User user, long chat, String query) {
        var file = user.download("/chats/" + chat + "/export" + query);
        assertThat(file.statusCode()).isEqualTo(200);
        return file;
    }

    private static String text(HttpResponse<byte[]> file) {
        return new String(file.body(), StandardCharsets.UTF_8);
    }
}
