package io.messagecenter.simulator.channel;

import java.util.Locale;

/** How far a message got; the order is the order of progress, the ordinal is WHAPI's code. */
public enum Status {
    FAILED,
    PENDING,
    SENT,
    DELIVERED,
    READ,
    PLAYED,
    DELETED;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int code() {
        return ordinal();
    }
}
