package io.messagecenter.systemtests.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for what must be known before it starts: below those of outgoing connections, above those the launcher takes. */
final class Ports {

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    static int free() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(30_000, 32_000);
            if (GIVEN.add(port) && nobodyListens(port)) {
                return port;
            }
        }
    }

    private static boolean nobodyListens(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
