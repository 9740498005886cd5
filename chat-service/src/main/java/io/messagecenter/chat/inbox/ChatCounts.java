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

    /** How many chats are alike. */
    record Part(
            ChatMode mode,
            String channel,
            boolean mine,
            boolean unassigned,
            boolean unread,
            boolean waiting,
            boolean asleep,
            long chats) {

        private boolean isActive() {
            return mode != ChatMode.CLOSED && !asleep;
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
                sum(parts, Part::mine),
                sum(parts, Part::unassigned),
                sum(parts, Part::unread),
                sum(parts, Part::waiting),
                mentioned,
                sum(parts, Part::asleep),
                active(parts.stream().filter(Part::isActive).toList()),
                byMode,
                byChannel);
    }

    private static ActiveCounts active(List<Part> parts) {
        return new ActiveCounts(
                sum(parts, _ -> true),
                sum(parts, Part::mine),
                sum(parts, Part::unassigned),
                sum(parts, Part::unread),
                sum(parts, Part::waiting));
    }

    private static long sum(List<Part> parts, Predicate<Part> which) {
        return parts.stream().filter(which).mapToLong(Part::chats).sum();
    }
}
