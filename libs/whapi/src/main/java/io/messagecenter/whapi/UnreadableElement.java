package io.messagecenter.whapi;

/** This element means nothing to us; it goes to quarantine alone. */
final class UnreadableElement extends RuntimeException {

    private final transient Reason reason;

    UnreadableElement(Reason reason) {
        super(reason.wire(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
