package io.messagecenter.chat.export;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.audit.AuditTrail;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.contracts.audit.ActionTaken.Detail;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.platform.security.CurrentUser;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Writes a chat page by page as it goes out, so that no chat is too long, and a slow reader holds no database connection. */
@RestController
class ExportController {

    private static final int PAGE = 500;
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    private final ChatAccess access;
    private final Snapshots snapshots;
    private final JsonMapper json;
    private final AuditTrail audit;

    ExportController(ChatAccess access, Snapshots snapshots, JsonMapper json, AuditTrail audit) {
        this.access = access;
        this.snapshots = snapshots;
        this.json = json;
        this.audit = audit;
    }

    @GetMapping("/chats/{id}/export")
    @ApiResponse(
            responseCode = "200",
            description = "The whole chat as a download",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = ExportedChat.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "text/html", schema = @Schema(type = "string"))
            })
    void export(
            CurrentUser user,
            @PathVariable long id,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"json", "csv", "html"},
                                            defaultValue = "json"))
                    @RequestParam(defaultValue = "json")
                    String format,
            HttpServletResponse response)
            throws IOException {
        var as = Format.of(format);
        var chat = snapshots.chat(id).orElseThrow(ChatAccess::noSuchChat);
        access.requireVisible(Actor.of(user), chat.assignedAgentId());
        audit.record(user, "chat.exported", "chat:" + id, new Detail("format", as.extension()));
        response.setContentType(as.contentType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"chat-%d.%s\"".formatted(id, as.extension()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        var out = new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)));
        var document = as.document(out, json);
        document.begin(chat);
        for (var page = after(id, BEGINNING, 0); !page.isEmpty(); page = next(id, page)) {
            page.forEach(document::add);
            if (out.checkError()) {
                return; // nobody reads any more
            }
        }
        document.end();
        out.flush();
    }

    private List<MessageSnapshot> next(long chatId, List<MessageSnapshot> page) {
        var last = page.getLast();
        return page.size() < PAGE ? List.of() : after(chatId, last.createdAt(), last.seq());
    }

    private List<MessageSnapshot> after(long chatId, Instant at, long seq) {
        return snapshots.after(chatId, at, seq, PAGE);
    }
}
