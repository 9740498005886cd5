package io.messagecenter.chat.media;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.platform.blob.BlobStore;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.CurrentUser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/media")
class MediaController {

    /** @param mediaId what a message names to send the file */
    record Uploaded(String mediaId, String mimeType, long size, String fileName) {}

    private final Uploads uploads;
    private final MediaUses uses;
    private final BlobStore blobs;
    private final ChatPolicy policy;
    private final MediaSettings settings;
    private final Clock clock;

    MediaController(
            Uploads uploads, MediaUses uses, BlobStore blobs, ChatPolicy policy, MediaSettings settings, Clock clock) {
        this.uploads = uploads;
        this.uses = uses;
        this.blobs = blobs;
        this.policy = policy;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(CurrentUser user, @RequestPart(required = false) @Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw Problem.invalid("file", "must be a file with something in it");
        }
        var name = FileName.of(file.getOriginalFilename());
        try (var in = file.getInputStream()) {
            var begin = in.readNBytes(ContentType.NEEDED);
            var blob = blobs.put(new SequenceInputStream(new ByteArrayInputStream(begin), in), settings.maxBytes());
            var upload = new Uploads.Upload(blob.key(), ContentType.of(begin, name), name, blob.size());
            try {
                uploads.add(user.id(), upload, clock.instant());
            } catch (RuntimeException e) {
                blobs.delete(blob.key());
                throw e;
            }
            return new Uploaded(upload.key(), upload.mimeType(), upload.size(), upload.fileName());
        } catch (BlobStore.TooLarge e) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "A file may have up to " + settings.maxBytes() + " bytes.");
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<Resource> download(CurrentUser user, @PathVariable String id) throws IOException {
        var blob = blobs.open(id).orElseThrow(MediaController::noSuchFile);
        var file = visible(user, id);
        var type = trusted(blob, file);
        var disposition = ContentType.isShown(type) ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .eTag("\"" + blob.key() + "\"")
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(FileName.of(file.fileName()), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                // Asked for again each time, since who may see it changes; the bytes are sent once.
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new FileSystemResource(blob.path()));
    }

    private MediaUses.Use visible(CurrentUser user, String key) {
        var actor = Actor.of(user);
        return uses.of(key).stream()
                .filter(use -> policy.maySee(actor, use.assignee()))
                .findFirst()
                .or(() -> uploads.find(user.id(), key)
                        .map(upload -> new MediaUses.Use(null, upload.mimeType(), upload.fileName())))
                .orElseThrow(MediaController::noSuchFile);
    }

    /** Judged once more, so that nothing that came another way is believed. */
    private static String trusted(BlobStore.Blob blob, MediaUses.Use file) throws IOException {
        try (var in = Files.newInputStream(blob.path())) {
            var begin = in.readNBytes(ContentType.NEEDED);
            return ContentType.of(begin, file.fileName());
        }
    }

    private static ProblemException noSuchFile() {
        return Problem.notFound("There is no such file.");
    }
}
