package io.messagecenter.contracts.content;

import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a message, as the provider describes it. Nothing here is trusted: the bytes decide.
 *
 * @param providerId the provider's media id; null when it names none
 * @param link where the provider offers the bytes without a token, for a limited time
 * @param size in bytes, as claimed
 * @param width in pixels
 * @param height in pixels
 * @param waveform of a voice note, base64 of one byte a sample
 */
public record Media(
        @Nullable String providerId,
        @Nullable String link,
        @Nullable String mimeType,
        @Nullable String fileName,
        @Nullable Long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer durationSeconds,
        @Nullable String waveform) {}
