package io.messagecenter.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A process that belongs to the running system.
 *
 * @param name short and unique, as in the logs
 * @param environment all of the process's environment
 * @param ready whether it does its work now; may block for a second, must not throw
 * @param stop the signal that makes it shut down in order
 */
record Part(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        BooleanSupplier ready,
        StopSignal stop) {

    enum StopSignal {
        TERM,
        INT
    }
}
