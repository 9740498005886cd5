package io.messagecenter.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A generator of HTTP/1.1 requests on kept connections, one request at a time on each. All of its work is done by one thread, so
 * that it takes little from the server that it shares the machine with.
 */
public final class HttpLoad implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final InetSocketAddress target;
    private final Requests requests;
    private final Answers answers;
    private final List<HttpConnection> connections = new ArrayList<>();
    private long numbers;
    private Run run = new Run(0, Double.NaN);

    /** One load on its way. Touched by the event loop alone, but for its outcome. */
    private static final class Run {
        final Histogram latency = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
        final ArrayDeque<Long> due = new ArrayDeque<>();
        final ArrayDeque<HttpConnection> idle = new ArrayDeque<>();
        final CompletableFuture<Void> done = new CompletableFuture<>();
        final long deadline;
        final double interval;
        double nextDue;
        long ok;
        long failed;

        /** @param interval nanoseconds between requests; NaN for a closed loop */
        Run(long deadline, double interval) {
            this.deadline = deadline;
            this.interval = interval;
        }

        boolean isClosedLoop() {
            return Double.isNaN(interval);
        }
    }

    /** Connects to a server on this machine. */
    public HttpLoad(int port, int connections, Requests requests, Answers answers) {
        this(port, connections, List.of("127.0.0.1"), requests, answers);
    }

    /**
     * Connects to a server on this machine.
     *
     * @param from the connections' own addresses, in turn: of 127.0.0.0/8, which on Linux are all this machine's
     */
    public HttpLoad(int port, int connections, List<String> from, Requests requests, Answers answers) {
        this.target = new InetSocketAddress("127.0.0.1", port);
        this.requests = requests;
        this.answers = answers;
        for (int i = 0; i < connections; i++) {
            var connection = new HttpConnection(this, new InetSocketAddress(from.get(i % from.size()), 0));
            this.connections.add(connection);
            connect(connection).join();
        }
    }

    /** Each connection sends its next request as soon as it has an answer: finds the maximum. */
    public LoadResult closed(Duration duration) {
        return run(new Run(System.nanoTime() + duration.toNanos(), Double.NaN), duration);
    }

    /** Sends at a constant rate, whatever the server does: finds latencies. */
    public LoadResult open(double perSecond, Duration duration) {
        var next = new Run(System.nanoTime() + duration.toNanos(), 1e9 / perSecond);
        next.nextDue = System.nanoTime();
        return run(next, duration);
    }

    private LoadResult run(Run next, Duration duration) {
        loop.submit(() -> begin(next)).syncUninterruptibly();
        if (!next.isClosedLoop()) {
            pace(next);
        }
        try {
            next.done.get(duration.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            loop.submit(() -> connections.forEach(HttpConnection::giveUp)).syncUninterruptibly();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return new LoadResult(next.ok, next.failed, duration, next.latency);
    }

    private void begin(Run next) {
        run = next;
        // Those that are being opened again join when they are open.
        for (var connection :
                connections.stream().filter(HttpConnection::isOpen).toList()) {
            if (next.isClosedLoop()) {
                send(connection, System.nanoTime());
            } else {
                next.idle.add(connection);
            }
        }
    }

    /** On the caller's thread: a parked thread wakes more precisely than a selector's time-out. */
    private void pace(Run paced) {
        var at = paced.nextDue;
        while (at < paced.deadline) {
            LockSupport.parkNanos((long) at - System.nanoTime());
            if (System.nanoTime() >= at) {
                loop.execute(() -> sendDue(paced));
                at = Math.max(at + paced.interval, System.nanoTime());
            }
        }
        while (System.nanoTime() < paced.deadline) {
            LockSupport.parkNanos(paced.deadline - System.nanoTime());
        }
        loop.execute(() -> {
            sendDue(paced);
            endIfDone(paced);
        });
    }

    private void sendDue(Run paced) {
        var now = System.nanoTime();
        while (paced.nextDue <= now && paced.nextDue < paced.deadline) {
            paced.due.add((long) paced.nextDue);
            paced.nextDue += paced.interval;
        }
        while (!paced.due.isEmpty() && !paced.idle.isEmpty()) {
            send(paced.idle.remove(), paced.due.remove());
        }
    }

    private void send(HttpConnection connection, long due) {
        var number = numbers++;
        connection.send(number, due, requests.next(connection.allocator(), number));
    }

    /** An answer is there; status 0 if it will never be. */
    void answered(HttpConnection connection, long number, long due, int status) {
        var now = System.nanoTime();
        var current = run;
        answers.answered(number, status, now);
        if (status / 100 != 2) {
            current.failed++;
        } else if (!current.isClosedLoop() || now <= current.deadline) {
            current.ok++;
            current.latency.recordValue(Math.min(now - due, current.latency.getHighestTrackableValue()));
        }
        if (connection.isOpen()) {
            free(connection);
        }
    }

    private void free(HttpConnection connection) {
        var current = run;
        if (current.isClosedLoop() && System.nanoTime() < current.deadline) {
            send(connection, System.nanoTime());
            return;
        }
        current.idle.add(connection);
        if (!current.isClosedLoop()) {
            sendDue(current);
        }
        endIfDone(current);
    }

    private void endIfDone(Run current) {
        if (System.nanoTime() >= current.deadline
                && current.due.isEmpty()
                && current.idle.size() == connections.size()) {
            current.done.complete(null);
        }
    }

    /** Servers end a kept connection after a number of requests. */
    void closed(HttpConnection connection) {
        run.idle.remove(connection);
        if (!group.isShuttingDown()) {
            connect(connection).whenComplete((opened, failure) -> {
                if (failure == null) {
                    loop.execute(() -> free(connection));
                } else {
                    loop.schedule(() -> closed(connection), 100, TimeUnit.MILLISECONDS);
                }
            });
        }
    }

    private CompletableFuture<Void> connect(HttpConnection connection) {
        var connected = new CompletableFuture<Void>();
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpResponseDecoder(), connection.handler());
                    }
                })
                .connect(target, connection.from())
                .addListener(outcome -> {
                    if (outcome.isSuccess()) {
                        connected.complete(null);
                    } else {
                        connected.completeExceptionally(outcome.cause());
                    }
                });
        return connected;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
