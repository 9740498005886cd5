package io.messagecenter.chat.conversation;

import io.messagecenter.chat.conversation.StoredContent.StoredMedia;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of where files are shown: who may see one of the chats may have the file. */
final class FileUses {

    private record Use(
            String key,
            long chatId,
            long messageId,
            @Nullable String mimeType,
            @Nullable String fileName) {}

    /** No message, but the customer themself shows it. */
    private static final long PICTURE = 0;

    private static final Rows<Use> USES = new Rows<Use>()
            .with("key", "text", Use::key)
            .with("chat_id", "bigint", Use::chatId)
            .with("message_id", "bigint", Use::messageId)
            .with("mime_type", "text", Use::mimeType)
            .with("file_name", "text", Use::fileName);

    private final JdbcTemplate jdbc;

    FileUses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** These messages show their files, as far as they have some. */
    void shown(Collection<Message> messages) {
        insert(messages.stream().filter(m -> file(m) != null).map(FileUses::use).toList());
    }

    /** These chats show the picture of their customer. */
    void pictured(Collection<Chat> chats) {
        insert(chats.stream()
                .filter(c -> c.customer().avatarKey != null)
                .map(c -> new Use(String.valueOf(c.customer().avatarKey), c.id(), PICTURE, null, "picture"))
                .toList());
    }

    private void insert(List<Use> uses) {
        if (!uses.isEmpty()) {
            jdbc.update(
                    "INSERT INTO media_uses (" + USES.names() + ") SELECT * FROM " + USES.as("n")
                            + " ORDER BY key, chat_id ON CONFLICT DO NOTHING",
                    ps -> USES.bind(ps, uses));
        }
    }

    private static @Nullable StoredMedia file(Message message) {
        var media = message.content == null ? null : message.content.media();
        return media == null || media.blobKey() == null ? null : media;
    }

    private static Use use(Message message) {
        var file = file(message);
        if (file == null || file.blobKey() == null) {
            throw new IllegalArgumentException("a message without a file");
        }
        return new Use(
                file.blobKey(),
                message.chatId,
                message.id,
                file.mimeType(),
                file.described().fileName());
    }
}
