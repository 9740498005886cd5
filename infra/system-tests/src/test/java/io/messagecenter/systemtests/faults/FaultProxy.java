package io.messagecenter.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A network between clients and a server that can be broken. It carries TCP, so it knows nothing of what it carries; with several
 * servers it is a balancer that tries the next one when one does not answer.
 */
final class FaultProxy implements AutoCloseable {

    /** @param open false: nothing is carried; what was sent waits, as packets that are sent again and again */
    private record Weather(boolean open, Duration latency, Duration jitter, boolean resets, long cutAfter) {
        static final Weather FINE = new Weather(true, Duration.ZERO, Duration.ZERO, false, Long.MAX_VALUE);
    }

    private final int port;
    private final Supplier<List<Integer>> servers;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Weather weather = Weather.FINE;
    private volatile boolean closed;
    private volatile @Nullable ServerSocket listener;

    private FaultProxy(int port, Supplier<List<Integer>> servers) {
        this.port = port;
        this.servers = servers;
    }

    /** @param servers the ports it may connect to, asked at each connection */
    static FaultProxy open(Supplier<List<Integer>> servers) {
        var proxy = new FaultProxy(Ports.free(), servers);
        proxy.listen();
        return proxy;
    }

    int port() {
        return port;
    }

    /** All is well again; what was held is carried on, unless its connection is gone. */
    void heal() {
        change(Weather.FINE);
        listen();
    }

    /** A black hole: connections stay, new ones are taken, nothing comes through. */
    void hold() {
        change(new Weather(false, Duration.ZERO, Duration.ZERO, false, Long.MAX_VALUE));
    }

    /** Everything takes longer, each piece by another time. */
    void slow(Duration latency, Duration jitter) {
        change(new Weather(true, latency, jitter, false, Long.MAX_VALUE));
    }

    /** Connections are reset, new ones too. */
    void reset() {
        change(new Weather(true, Duration.ZERO, Duration.ZERO, true, Long.MAX_VALUE));
        drop();
    }

    /** The next connections are reset after so many bytes of answers. */
    void cutAnswersAfter(long bytes) {
        change(new Weather(true, Duration.ZERO, Duration.ZERO, false, bytes));
        drop();
    }

    /** Nobody listens, and nobody is connected. */
    void refuse() {
        closeQuietly(listener);
        drop();
    }

    /** Resets what is connected now, and forgets what it held. */
    void drop() {
        links.forEach(Link::reset);
    }

    /** What is connected now is silent for ever, without a sign to either side; new connections work. */
    void lose() {
        links.forEach(link -> link.lost = true);
    }

    /** The connection that the server sees coming from this port, or null. */
    @Nullable Link fromPort(int clientPort) {
        return links.stream()
                .filter(link -> link.server != null && link.server.getLocalPort() == clientPort)
                .findFirst()
                .orElse(null);
    }

    Collection<Link> links() {
        return List.copyOf(links);
    }

    private void change(Weather next) {
        synchronized (this) {
            weather = next;
            notifyAll();
        }
    }

    private synchronized void listen() {
        var current = listener;
        if (current != null && !current.isClosed()) {
            return;
        }
        try {
            var fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            listener = fresh;
            Thread.startVirtualThread(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                var link = new Link(from.accept());
                links.add(link);
                Thread.startVirtualThread(link::run);
            } catch (IOException e) {
                // Closed: refusing, or the end.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        closeQuietly(listener);
        drop();
        change(Weather.FINE);
    }

    private static void closeQuietly(@Nullable AutoCloseable what) {
        try {
            if (what != null) {
                what.close();
            }
        } catch (Exception e) {
            // It is gone either way.
        }
    }

    /** One connection, both halves of it. */
    final class Link {

        private final Socket client;
        private volatile @Nullable Socket server;
        private volatile boolean lost;
        private volatile boolean over;
        private volatile long answered;

        private Link(Socket client) {
            this.client = client;
        }

        private void run() {
            try (client) {
                awaitOpen();
                if (weather.resets()) {
                    reset();
                    return;
                }
                try (var connected = connect()) {
                    server = connected;
                    client.setTcpNoDelay(true);
                    connected.setTcpNoDelay(true);
                    var answers = Thread.startVirtualThread(() -> pump(connected, client, true));
                    pump(client, connected, false);
                    answers.join();
                    awaitOpen();
                }
            } catch (IOException | InterruptedException e) {
                // Both sides see the end of it.
            } finally {
                over = true;
                links.remove(this);
            }
        }

        private Socket connect() throws IOException {
            var ports = servers.get();
            for (int attempt = 0; attempt < ports.size(); attempt++) {
                var target = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
                try {
                    return new Socket(InetAddress.getLoopbackAddress(), target);
                } catch (IOException e) {
                    // The next one, then.
                }
            }
            throw new IOException("no server answers");
        }

        private void pump(Socket from, Socket to, boolean answers) {
            var buffer = new byte[32 * 1024];
            try {
                while (true) {
                    awaitOpen();
                    var count = from.getInputStream().read(buffer);
                    awaitOpen();
                    if (count < 0) {
                        to.shutdownOutput();
                        return;
                    }
                    pause();
                    if (answers && (answered += count) > weather.cutAfter()) {
                        to.getOutputStream()
                                .write(buffer, 0, Math.max(0, (int) (count - answered + weather.cutAfter())));
                        reset();
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, count);
                }
            } catch (IOException e) {
                if (!lost) {
                    reset();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void awaitOpen() throws IOException, InterruptedException {
            synchronized (FaultProxy.this) {
                while ((!weather.open() || lost) && !over && !closed) {
                    FaultProxy.this.wait(500);
                }
            }
            if (over) {
                throw new IOException("reset");
            }
        }

        private void pause() throws InterruptedException {
            var now = weather;
            if (!now.latency().isZero() || !now.jitter().isZero()) {
                Thread.sleep(now.latency().toMillis()
                        + ThreadLocalRandom.current().nextLong(now.jitter().toMillis() + 1));
            }
        }

        /** Silent for ever, without a sign to either side. */
        void lose() {
            lost = true;
        }

        /** Ends the server's half alone, as when the server has given the peer up: the client hears nothing of it. */
        void endAtServer() {
            closeQuietly(server);
        }

        void reset() {
            over = true;
            for (var socket : new Socket[] {client, server}) {
                if (socket != null) {
                    try {
                        socket.setSoLinger(true, 0);
                    } catch (IOException e) {
                        // Closed already.
                    }
                    closeQuietly(socket);
                }
            }
        }
    }
}
