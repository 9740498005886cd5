package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.SimulatorProperties;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Uploaded and received files. Bounded by their bytes: the oldest goes first, as WHAPI lets files expire. */
@Component
public class MediaStore {

    /**
     * A file.
     *
     * @param bytes null if it could not be fetched; then {@code link} says where it is said to be
     */
    public record Stored(
            String id,
            String mimeType,
            byte @Nullable [] bytes,
            @Nullable String fileName,
            @Nullable String link,
            String sha256,
            long timestamp) {

        public int size() {
            return bytes == null ? 0 : bytes.length;
        }
    }

    private static final Map<String, String> EXTENSIONS = Map.of(
            "image/jpeg",
            "jpeg",
            "image/png",
            "png",
            "image/webp",
            "webp",
            "image/gif",
            "gif",
            "video/mp4",
            "mp4",
            "audio/ogg",
            "oga",
            "audio/mpeg",
            "mp3",
            "audio/mp4",
            "m4a",
            "application/pdf",
            "pdf",
            "text/plain",
            "txt");

    private final long limit;
    private final LinkedHashMap<String, Stored> files = new LinkedHashMap<>();
    private long bytesHeld;

    MediaStore(SimulatorProperties properties) {
        this.limit = properties.limits().mediaThatFits();
    }

    /** Keeps the bytes. */
    public Stored add(byte[] bytes, String mimeType, @Nullable String fileName, long timestamp) {
        var id = MessageIds.nextMedia(extension(mimeType));
        return keep(new Stored(id, mimeType, bytes, fileName, null, sha256(bytes), timestamp));
    }

    /** Remembers a file that could not be fetched. */
    Stored addUnfetched(String link, String mimeType, @Nullable String fileName, long timestamp) {
        var id = MessageIds.nextMedia(extension(mimeType));
        return keep(new Stored(id, mimeType, null, fileName, link, sha256(new byte[0]), timestamp));
    }

    public synchronized Optional<Stored> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    public synchronized boolean remove(String id) {
        var removed = files.remove(id);
        bytesHeld -= removed == null ? 0 : removed.size();
        return removed != null;
    }

    public synchronized List<Stored> newestFirst() {
        return List.copyOf(files.sequencedValues().reversed());
    }

    synchronized void clear() {
        files.clear();
        bytesHeld = 0;
    }

    private synchronized Stored keep(Stored file) {
        files.put(file.id(), file);
        bytesHeld += file.size();
        while (bytesHeld > limit && files.size() > 1) {
            bytesHeld -= files.pollFirstEntry().getValue().size();
        }
        return file;
    }

    /** The usual ending of such a file's name, {@code file} when there is none. */
    static String extension(String mimeType) {
        return EXTENSIONS.getOrDefault(mimeType.split(";", 2)[0].strip(), "file");
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
