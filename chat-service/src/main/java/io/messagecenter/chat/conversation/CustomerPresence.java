package io.messagecenter.chat.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether the customers of chats are there just now: in memory, the same on every instance, since each hears of all of it. Who was
 * not heard of for some minutes may have left without a word, so nothing is said of them.
 */
@Component
public class CustomerPresence {

    private record Seen(boolean online, Instant at) {}

    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private final Map<Long, Seen> seen = new ConcurrentHashMap<>();
    private final Clock clock;

    CustomerPresence(Clock clock) {
        this.clock = clock;
    }

    /** The customer of that chat is there, or has left. */
    public void seen(long chatId, boolean online) {
        seen.put(chatId, new Seen(online, clock.instant()));
    }

    /** Null when it is not known. */
    public @Nullable Boolean online(long chatId) {
        var last = seen.get(chatId);
        return last == null || isOld(last) ? null : (Boolean) last.online();
    }

    /** Forgets what is not believed any more. */
    public void forgetOld() {
        seen.values().removeIf(this::isOld);
    }

    private boolean isOld(Seen last) {
        return last.at().plus(BELIEVED).isBefore(clock.instant());
    }
}
