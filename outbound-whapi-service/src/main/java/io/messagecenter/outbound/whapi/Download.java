package io.messagecenter.outbound.whapi;

/** What came of fetching a file. The words are for an agent. */
public sealed interface Download {

    /**
     * It is in the blob store.
     *
     * @param mimeType what its bytes are
     */
    record Stored(String blobKey, String mimeType, long size) implements Download {}

    /** It will never be had: it is too large, or lies where we do not go. */
    record Refused(String detail) implements Download {}

    /** It is not there: not any more, or not yet. */
    record Missing(String detail) implements Download {}

    /** Nobody knows; ask again later. */
    record NoAnswer(String detail) implements Download {}
}
