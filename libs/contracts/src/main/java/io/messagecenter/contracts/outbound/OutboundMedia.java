package io.messagecenter.contracts.outbound;

import org.jspecify.annotations.Nullable;

/**
 * A file to send, by its key in the blob store. Its caption is the text of the message.
 *
 * @param fileName shown to the customer of a document
 * @param size in bytes
 */
public record OutboundMedia(
        String blobKey, String mimeType, @Nullable String fileName, long size) {}
