package io.messagecenter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * {@code run/addresses.json}: where everything that runs is found, for programs (tests, benchmarks). It is there exactly as long
 * as the system is ready, and is written anew when a part was started again.
 */
final class Addresses {

    /** @param managementPort 0 if there is none */
    record Address(String name, String url, int port, int managementPort, OptionalLong pid) {

        String json() {
            var fields = new ArrayList<String>();
            fields.add("\"url\": \"" + url + "\"");
            fields.add("\"port\": " + port);
            if (managementPort != 0) {
                fields.add("\"management_port\": " + managementPort);
            }
            pid.ifPresent(number -> fields.add("\"pid\": " + number));
            return "  \"" + name + "\": {" + String.join(", ", fields) + "}";
        }
    }

    private final Path file;

    Addresses(Path runFolder) {
        this.file = runFolder.resolve("addresses.json");
    }

    /** Whoever reads it sees the file before or after, never half of it. */
    synchronized void write(List<Address> addresses) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                fresh, addresses.stream().map(Address::json).collect(Collectors.joining(",\n", "{\n", "\n}\n")));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    synchronized void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // The next run removes it.
        }
    }
}
