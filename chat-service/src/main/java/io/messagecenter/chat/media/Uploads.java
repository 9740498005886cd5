package io.messagecenter.chat.media;

import io.messagecenter.platform.blob.BlobStore;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files that users uploaded. */
@Repository
public class Uploads {

    /** @param key in the blob store */
    public record Upload(String key, String mimeType, String fileName, long size) {}

    private final JdbcClient jdbc;

    Uploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long userId, Upload upload, Instant now) {
        jdbc.sql("""
                        INSERT INTO uploads (key, user_id, mime_type, file_name, size, uploaded_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(upload.key(), userId, upload.mimeType(), upload.fileName(), upload.size(), time(now))
                .update();
    }

    /** That user's upload, which is a message's from now on; empty if there is none that is theirs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Upload> use(long userId, String key) {
        if (!BlobStore.isKey(key)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        UPDATE uploads SET used = true WHERE key = ? AND user_id = ?
                        RETURNING key, mime_type, file_name, size
                        """)
                .params(key, userId)
                .query((row, n) -> new Upload(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                .optional();
    }

    /** That user's upload; empty if there is none that is theirs. */
    Optional<Upload> find(long userId, String key) {
        return jdbc.sql("SELECT key, mime_type, file_name, size FROM uploads WHERE key = ? AND user_id = ?")
                .params(key, userId)
                .query((row, n) -> new Upload(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                .optional();
    }

    /** Forgets some of the uploads that no message took before that time. */
    List<String> forgetUnused(Instant before, int limit) {
        return jdbc.sql("""
                        DELETE FROM uploads WHERE NOT used AND key IN (
                          SELECT key FROM uploads WHERE NOT used AND uploaded_at < ? ORDER BY uploaded_at LIMIT ?)
                        RETURNING key
                        """)
                .params(time(before), limit)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
