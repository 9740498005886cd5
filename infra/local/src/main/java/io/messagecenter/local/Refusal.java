package io.messagecenter.local;

/** Why {@code ./run} does not go on: one sentence for the person at the terminal, and the exit code. */
final class Refusal extends RuntimeException {

    private static final int USAGE = 2;
    private static final int STATE = 1;

    private final int exitCode;

    private Refusal(String sentence, int exitCode) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    /** The command line or the configuration is wrong. */
    static Refusal usage(String sentence) {
        return new Refusal(sentence, USAGE);
    }

    /** The request was right, but the machine cannot carry it out now. */
    static Refusal state(String sentence) {
        return new Refusal(sentence, STATE);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    int exitCode() {
        return exitCode;
    }
}
