package io.messagecenter.ingest.webhook;

import io.messagecenter.whapi.Element;
import io.messagecenter.whapi.Reason;
import java.io.ByteArrayOutputStream;

/** Unreadable elements of one body that share a record of the quarantine, each with a line feed after it. */
final class Crowd {

    private static final int MOST_BYTES = 256 * 1024;

    private final String account;
    private final Reason reason;
    private final ByteArrayOutputStream elements = new ByteArrayOutputStream();
    private int size;

    /** @param first which is to be added yet */
    Crowd(Element.Unreadable first) {
        this.account = first.account();
        this.reason = first.reason();
    }

    /** Whether it belongs here, and there is room. */
    boolean admits(Element.Unreadable element) {
        return element.reason() == reason && element.account().equals(account) && elements.size() < MOST_BYTES;
    }

    void add(Element.Unreadable element) {
        elements.writeBytes(element.verbatim());
        elements.write('\n');
        size++;
    }

    String account() {
        return account;
    }

    Reason reason() {
        return reason;
    }

    byte[] verbatim() {
        return elements.toByteArray();
    }

    int size() {
        return size;
    }
}
