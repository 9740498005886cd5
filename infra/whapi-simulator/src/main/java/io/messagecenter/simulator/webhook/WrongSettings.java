package io.messagecenter.simulator.webhook;

/** Settings that WHAPI would refuse with 400; the message names the field. */
public final class WrongSettings extends RuntimeException {

    WrongSettings(String field, String wanted) {
        super(field + ": " + wanted);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
