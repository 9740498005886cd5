package io.messagecenter.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the user asked for.
 *
 * @param rounds of each comparison; the medians count
 * @param length of each measurement of a round
 * @param outage how long the database is away in {@code recovery}
 * @param messages how many {@code inbox} loads
 */
public record Options(
        List<String> names, int rounds, Duration length, Duration outage, int messages, Path root, Path data) {

    /** What may be asked for by name, in the order in which it is measured. */
    static final List<String> RATIOS = List.of("stream", "ingest", "persist", "relay", "recovery");

    static final String INBOX = "inbox";
    static final String ACCOUNTS = "accounts";

    /** What is measured only when it is asked for, each with a system of its own. */
    private static final List<String> ALONE = List.of(INBOX, ACCOUNTS);

    /** @throws IllegalArgumentException with a sentence for the user */
    static Options of(Path root, Path data, String... arguments) {
        var names = new ArrayList<String>();
        int rounds = 3;
        int seconds = 6;
        int outage = 120;
        int messages = 1_000_000;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--rounds" -> rounds = number(arguments, ++i);
                case "--seconds" -> seconds = number(arguments, ++i);
                case "--outage" -> outage = number(arguments, ++i);
                case "--messages" -> messages = number(arguments, ++i);
                case String name when RATIOS.contains(name) || ALONE.contains(name) -> names.add(name);
                case String other -> throw new IllegalArgumentException("\"" + other + "\" is not a benchmark");
            }
        }
        return new Options(
                names.isEmpty() ? RATIOS : names,
                rounds,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(outage),
                messages,
                root,
                data);
    }

    private static int number(String[] arguments, int at) {
        if (at < arguments.length && arguments[at].matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(arguments[at]);
        }
        throw new IllegalArgumentException(arguments[at - 1] + " needs a number");
    }

    boolean asksFor(String name) {
        return names.contains(name);
    }
}
