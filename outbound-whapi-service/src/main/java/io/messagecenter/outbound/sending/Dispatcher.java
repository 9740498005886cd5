package io.messagecenter.outbound.sending;

import io.messagecenter.outbound.channel.Channel;
import io.messagecenter.outbound.channel.ChannelNews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Decides which intents are carried out, and when. One thread in one instance; the calls themselves run beside it. Persons come first,
 * and the others never take the last free places, so that a person's send waits for nothing but the rate.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    /** Stops after the listeners and the web server, and before the outbox, which still publishes the last results. */
    private static final int PHASE = Integer.MAX_VALUE - 3072;

    private static final Duration LONGEST_END = Duration.ofSeconds(15);
    private static final int PERSON = 0;
    private static final int BULK = 2;

    private final Intents intents;
    private final DispatcherLease lease;
    private final Channel channel;
    private final ChannelNews channelNews;
    private final Settlement settlement;
    private final Calls calls;
    private final SendingProperties properties;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = Thread.currentThread();
    private long nextSweep = System.nanoTime();

    Dispatcher(
            Intents intents,
            DispatcherLease lease,
            Channel channel,
            ChannelNews channelNews,
            Settlement settlement,
            Calls calls,
            SendingProperties properties) {
        this.intents = intents;
        this.lease = lease;
        this.channel = channel;
        this.channelNews = channelNews;
        this.settlement = settlement;
        this.calls = calls;
        this.properties = properties;
    }

    /** There may be something to do. */
    void wake() {
        news.release();
    }

    private void run() {
        var troubled = false;
        while (running) {
            try {
                dispatch();
                troubled = false;
            } catch (RuntimeException e) {
                if (!troubled) {
                    log.warn(
                            "Sending waits: {}",
                            NestedExceptionUtils.getMostSpecificCause(e).toString());
                }
                troubled = true;
                await(Duration.ofMillis(500));
            }
        }
    }

    private void dispatch() {
        if (lease.renew() && channelNews.wasOff()) {
            channel.wasOff();
        }
        if (!lease.isHeld()) {
            await(properties.leaseHolds().dividedBy(5));
            return;
        }
        if (System.nanoTime() - nextSweep >= 0) {
            settlement.settleLost();
            nextSweep = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        }
        var room = channel.room();
        if (room.any() == 0) {
            await(channel.pace());
            return;
        }
        var claimedAt = System.nanoTime();
        var claims = claim(room);
        for (var claim : claims) {
            calls.start(claim, claimedAt, this::wake);
        }
        if (claims.isEmpty() && channel.isOff() && intents.isIdle()) {
            calls.startProbe(this::wake);
        }
        if (claims.size() < room.any()) {
            await(properties.poll());
        }
    }

    private List<Claim> claim(Channel.Room room) {
        var claims = new ArrayList<>(intents.claim(lease.owner(), PERSON, PERSON, room.any()));
        var left = Math.min(room.any() - claims.size(), room.automatic());
        if (left > 0) {
            claims.addAll(intents.claim(lease.owner(), PERSON + 1, BULK, left));
        }
        return claims;
    }

    private void await(Duration time) {
        try {
            if (news.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("dispatcher").start(this::run);
    }

    /** No new claims, then the calls under way come to their end, then another instance may take over. */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(LONGEST_END);
            calls.awaitEnd(LONGEST_END);
            lease.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The lease is left to expire: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
