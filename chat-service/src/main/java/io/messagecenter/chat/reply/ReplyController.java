package io.messagecenter.chat.reply;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/chats")
class ReplyController {

    record StartRequest(
            @NotNull String phone,
            @Nullable String text,
            @Nullable String name) {}

    /**
     * @param mediaId of an uploaded file
     * @param seenSeq the newest message that the sender saw: nothing is sent if a colleague wrote after it
     */
    record SendRequest(
            @NotNull Long chatId,
            @Nullable String text,
            @Nullable MessageType type,
            @Nullable String mediaId,
            @Nullable Long replyTo,
            @Nullable String clientId,
            @Min(0) @Nullable Long seenSeq) {}

    record NoteRequest(@NotNull String text) {}

    private static final int MAX_NAME = 200;

    private final StartConversation startConversation;
    private final SendReply sendReply;
    private final AddNote addNote;

    ReplyController(StartConversation startConversation, SendReply sendReply, AddNote addNote) {
        this.startConversation = startConversation;
        this.sendReply = sendReply;
        this.addNote = addNote;
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Begun", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "There is one", useReturnTypeSchema = true)
    ResponseEntity<ChatSnapshot> start(CurrentUser user, @Valid @RequestBody StartRequest body) {
        var started = startConversation.start(
                user,
                PhoneNumber.parse(body.phone()),
                body.text() == null ? null : Words.required("text", body.text()),
                name(body.name()));
        return ResponseEntity.status(started.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(started.chat());
    }

    @PostMapping("/messages")
    @ApiResponse(responseCode = "201", description = "Queued", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Sent before", useReturnTypeSchema = true)
    ResponseEntity<MessageSnapshot> send(CurrentUser user, @Valid @RequestBody SendRequest body) {
        var sent = sendReply.send(user, reply(body), body.seenSeq());
        return ResponseEntity.status(sent.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(sent.message());
    }

    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    MessageSnapshot note(CurrentUser user, @PathVariable long id, @Valid @RequestBody NoteRequest body) {
        return addNote.add(user, id, Words.required("text", body.text()));
    }

    private static Reply reply(SendRequest body) {
        var clientId = Reply.clientId(body.clientId());
        if (body.mediaId() == null) {
            if (body.type() != null && body.type() != MessageType.TEXT) {
                throw Problem.invalid("type", "must be text where there is no file");
            }
            var text = Words.required("text", body.text() == null ? "" : body.text());
            return Reply.text(body.chatId(), text, body.replyTo(), clientId);
        }
        if (body.type() != null && !SendableFiles.TYPES.contains(body.type())) {
            throw Problem.invalid("type", "must be what a file can be sent as");
        }
        var caption =
                body.text() == null || Words.clean(body.text()).isEmpty() ? null : Words.required("text", body.text());
        return new Reply(body.chatId(), body.type(), caption, body.mediaId(), body.replyTo(), clientId);
    }

    private static @Nullable String name(@Nullable String given) {
        var name = given == null ? "" : Words.clean(given);
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            throw Problem.invalid("name", "must have at most " + MAX_NAME + " characters");
        }
        return name.isEmpty() ? null : name;
    }
}
