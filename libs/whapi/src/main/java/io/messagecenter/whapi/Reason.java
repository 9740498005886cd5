package io.messagecenter.whapi;

import java.util.Locale;

/** Why something could not be read; a tag of the metrics, so few and fixed. */
public enum Reason {
    /** The body as a whole is not JSON, or neither an object nor an array. */
    NOT_JSON,
    /** More elements than any real body has. */
    TOO_MANY_ELEMENTS,
    /** An element that is broken inside, or nested deeper than anything real. */
    BROKEN,
    /** An element of the wrong kind, such as a number among messages. */
    WRONG_KIND,
    /** A message, status or removal that does not say which one. */
    NO_ID,
    /** A message that does not say in which chat. */
    NO_CHAT,
    /** A reaction, edit or deletion that does not say of what. */
    NO_TARGET,
    /** An element that makes a larger event than Kafka takes. */
    EVENT_TOO_LARGE,
    /** A body over the limit; only its beginning is kept. */
    BODY_TOO_LARGE,
    /** A mistake of ours; it is in the log. */
    UNEXPECTED;

    /** As it stands in headers and metrics. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
