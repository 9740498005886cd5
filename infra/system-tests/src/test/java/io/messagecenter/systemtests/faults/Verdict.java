package io.messagecenter.systemtests.faults;

import java.util.ArrayList;
import java.util.List;

/** What a row found. Green only when nothing is missing, doubled, misplaced or complained about. */
final class Verdict {

    long stored;
    long lost;
    long duplicated;
    long disordered;
    /** Events that were published once more by the successor of a relay, as is allowed. */
    long again;

    long unknown;
    long review;
    private final List<String> findings = new ArrayList<>();

    void lost(String what) {
        lost++;
        find("lost: " + what);
    }

    void duplicated(String what) {
        duplicated++;
        find("twice: " + what);
    }

    void disordered(String what) {
        disordered++;
        find("out of order: " + what);
    }

    /** Anything else that makes the row red. */
    void find(String what) {
        findings.add(what);
    }

    boolean green() {
        return findings.isEmpty();
    }

    List<String> findings() {
        return findings;
    }
}
