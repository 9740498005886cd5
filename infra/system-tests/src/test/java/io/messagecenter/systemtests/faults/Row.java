package io.messagecenter.systemtests.faults;

import java.time.Duration;

/**
 * A fault, and how soon after its end everything must be settled.
 *
 * @param id as in the reliability matrix
 * @param quick whether it belongs to the selection that every run of the tests does
 */
record Row(String id, String fault, Duration bound, boolean quick, Script script) {

    /** What happens. Faults that are still on at the end are ended by the harness. */
    interface Script {
        void run(Trial trial) throws Exception;
    }

    static Row quick(String id, String fault, int boundSeconds, Script script) {
        return new Row(id, fault, Duration.ofSeconds(boundSeconds), true, script);
    }

    static Row of(String id, String fault, int boundSeconds, Script script) {
        return new Row(id, fault, Duration.ofSeconds(boundSeconds), false, script);
    }
}
