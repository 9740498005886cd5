package io.messagecenter.simulator.channel;

/** The simulated WHAPI says no, with one of its HTTP codes. */
public final class Refused extends RuntimeException {

    private final int code;

    public Refused(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** 400: the request itself is wrong. */
    public static Refused wrong(String why) {
        return new Refused(400, why);
    }

    /** 404: there is no such message, contact or file. */
    public static Refused unknown(String what) {
        return new Refused(404, what + " not found");
    }

    public int code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
