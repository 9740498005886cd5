package io.messagecenter.simulator.whapi;

import io.messagecenter.simulator.channel.MediaIntake;
import io.messagecenter.simulator.channel.MediaStore;
import io.messagecenter.simulator.channel.MediaStore.Stored;
import io.messagecenter.simulator.channel.Refused;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Files: uploaded as bytes, as a form or as JSON, and fetched by their id. */
@RestController
class MediaController {

    private final MediaStore store;
    private final MediaIntake intake;

    MediaController(MediaStore store, MediaIntake intake) {
        this.store = store;
        this.intake = intake;
    }

    @PostMapping("/media")
    ObjectNode uploadBytes(@RequestBody byte[] bytes, @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType) {
        if (bytes.length == 0) {
            throw Refused.wrong("the body is empty");
        }
        return uploaded(intake.upload(bytes, contentType, null));
    }

    @PostMapping(path = "/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ObjectNode uploadForm(MultipartHttpServletRequest form) throws IOException {
        var file = form.getFileMap().values().stream()
                .findFirst()
                .orElseThrow(() -> Refused.wrong("media: a file is required"));
        return uploaded(intake.upload(file.getBytes(), typeOf(file), file.getOriginalFilename()));
    }

    @PostMapping(path = "/media", consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode uploadJson(@RequestBody ObjectNode body) {
        var media = body.path("media").asString("");
        if (media.isEmpty()) {
            throw Refused.wrong("media: text is required");
        }
        var mimeType = body.path("mime_type").asStringOpt().orElse(null);
        return uploaded(intake.resolve(media, mimeType, null, MediaType.APPLICATION_OCTET_STREAM_VALUE));
    }

    @GetMapping("/media")
    ObjectNode list(
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int count,
            @RequestParam(defaultValue = "0") @Min(0) int offset) {
        var files = store.newestFirst().stream().map(MediaController::json).toList();
        return Answers.page("files", files, count, offset);
    }

    @GetMapping("/media/{id}")
    ResponseEntity<byte[]> bytes(@PathVariable String id) {
        var file = store.find(id).orElseThrow(() -> Refused.unknown("media"));
        if (file.bytes() == null) {
            throw Refused.unknown("media");
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.mimeType())
                .body(file.bytes());
    }

    @DeleteMapping("/media/{id}")
    ObjectNode delete(@PathVariable String id) {
        if (!store.remove(id)) {
            throw Refused.unknown("media");
        }
        return Answers.success();
    }

    private static ObjectNode uploaded(Stored file) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("media").addObject().put("id", file.id());
        return answer;
    }

    private static ObjectNode json(Stored file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", file.id())
                .put("mime_type", file.mimeType())
                .put("file_size", file.size())
                .put("sha256", file.sha256())
                .put("timestamp", file.timestamp());
    }

    private static String typeOf(MultipartFile file) {
        return Objects.requireNonNullElse(file.getContentType(), MediaType.APPLICATION_OCTET_STREAM_VALUE);
    }
}
