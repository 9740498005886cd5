package io.messagecenter.contracts.outbound;

import org.jspecify.annotations.Nullable;

/** A file to send, by its key in the blob store. */
public record OutboundMedia(
        String blobKey, String mimeType, @Nullable String fileName, long size) {}
