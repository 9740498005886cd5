package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.MediaState;
import io.messagecenter.contracts.chat.MessageSnapshot.MediaSnapshot;
import io.messagecenter.contracts.content.Contact;
import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.content.Location;
import io.messagecenter.contracts.content.Media;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.content.Poll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a message holds beside its words, as it is stored.
 *
 * @param raw the provider's own JSON, kept only where this version cannot read the message
 */
public record StoredContent(
        @Nullable StoredMedia media,
        @Nullable Location location,
        List<Contact> contacts,
        @Nullable Poll poll,
        @Nullable JsonNode raw) {

    public StoredContent {
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
    }

    /**
     * A file and where its bytes are.
     *
     * @param described as the provider, or the uploader, describes it
     * @param blobKey in the blob store; null until the bytes are here
     * @param mimeType of the bytes; null until they are here
     * @param size of the bytes; null until they are here
     */
    public record StoredMedia(
            Media described,
            MediaState state,
            @Nullable String blobKey,
            @Nullable String mimeType,
            @Nullable Long size) {

        MediaSnapshot snapshot() {
            return new MediaSnapshot(
                    blobKey == null ? null : "/media/" + blobKey,
                    mimeType == null ? described.mimeType() : mimeType,
                    described.fileName(),
                    size == null ? described.size() : size,
                    described.width(),
                    described.height(),
                    described.durationSeconds(),
                    state);
        }

        StoredMedia stored(String key, String type, long bytes) {
            return new StoredMedia(described, MediaState.READY, key, type, bytes);
        }

        StoredMedia pending() {
            return new StoredMedia(described, MediaState.PENDING, null, null, null);
        }

        StoredMedia failed() {
            return new StoredMedia(described, MediaState.FAILED, null, null, null);
        }
    }

    /** A file that a user here uploaded. */
    public static StoredContent uploaded(String blobKey, String mimeType, String fileName, long size) {
        var described = new Media(null, null, mimeType, fileName, size, null, null, null, null);
        var media = new StoredMedia(described, MediaState.READY, blobKey, mimeType, size);
        return new StoredContent(media, null, List.of(), null, null);
    }

    /** What came from a provider; null when the words are all there is. */
    static @Nullable StoredContent received(Content content, @Nullable JsonNode raw) {
        var media =
                content.media() == null ? null : new StoredMedia(content.media(), MediaState.PENDING, null, null, null);
        var kept = content.type() == MessageType.UNSUPPORTED ? raw : null;
        if (media == null
                && content.location() == null
                && content.contacts().isEmpty()
                && content.poll() == null
                && kept == null) {
            return null;
        }
        return new StoredContent(media, content.location(), content.contacts(), content.poll(), kept);
    }

    StoredContent with(StoredMedia changed) {
        return new StoredContent(changed, location, contacts, poll, raw);
    }

    StoredContent with(Poll changed) {
        return new StoredContent(media, location, contacts, changed, raw);
    }
}
