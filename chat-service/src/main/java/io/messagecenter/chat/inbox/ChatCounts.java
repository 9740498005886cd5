package io.messagecenter.chat.inbox;

import io.messagecenter.contracts.chat.ChatMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many chats there are, as far as the caller may see.
 *
 * @param mentioned those with a note that names the caller, who has not read it
 * @param snoozed those that sleep
 * @param active the same counts of those that are to be worked on
 */
record ChatCounts(
        long all,
        long mine,
        long unassigned,
        long unread,
        long waiting,
        long mentioned,
        long snoozed,
        ActiveCounts active,
        Map<ChatMode, Long> byMode,
        Map<String, Long> byChannel) {

    /** Those that are neither closed nor asleep: what the list shows with {@code open=true} and {@code snoozed=false}. */
    record ActiveCounts(long all, long mine, long unassigned, long unread, long waiting) {}

    static final int MINE = 1;
    static final int UNASSIGNED = 2;
    static final int UNREAD = 4;
    static final int WAITING = 8;
    static final int ASLEEP = 16;

    /**
     * How many chats are alike.
     *
     * @param traits {@link #MINE} and the others, added
     */
    record Part(ChatMode mode, String channel, int traits, long chats) {

        private boolean has(int trait) {
            return (traits & trait) != 0;
        }

        private boolean isActive() {
            return mode != ChatMode.CLOSED && !has(ASLEEP);
        }
    }

    static ChatCounts sum(List<Part> parts, long mentioned) {
        var byMode = new EnumMap<ChatMode, Long>(ChatMode.class);
        for (var mode : ChatMode.values()) {
            byMode.put(mode, 0L);
        }
        var byChannel = new TreeMap<String, Long>();
        for (var part : parts) {
            byMode.merge(part.mode(), part.chats(), Long::sum);
            byChannel.merge(part.channel(), part.chats(), Long::sum);
        }
        return new ChatCounts(
                sum(parts, _ -> true),
                sum(parts, part -> part.has(MINE)),
                sum(parts, part -> part.has(UNASSIGNED)),
                sum(parts, part -> part.has(UNREAD)),
                sum(parts, part -> part.has(WAITING)),
                mentioned,
                sum(parts, part -> part.has(ASLEEP)),
                active(parts.stream().filter(Part::isActive).toList()),
                byMode,
                byChannel);
    }

    private static ActiveCounts active(List<Part> parts) {
        return new ActiveCounts(
                sum(parts, _ -> true),
                sum(parts, part -> part.has(MINE)),
                sum(parts, part -> part.has(UNASSIGNED)),
                sum(parts, part -> part.has(UNREAD)),
                sum(parts, part -> part.has(WAITING)));
    }

    private static long sum(List<Part> parts, Predicate<Part> which) {
        return parts.stream().filter(which).mapToLong(Part::chats).sum();
    }
}
