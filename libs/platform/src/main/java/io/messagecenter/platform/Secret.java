package io.messagecenter.platform;

/** A value that must not reach a log: it prints as {@code [redacted]}. */
public record Secret(String value) {

    /** Whether there is a value at all. */
    public boolean isPresent() {
        return !value.isBlank();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
