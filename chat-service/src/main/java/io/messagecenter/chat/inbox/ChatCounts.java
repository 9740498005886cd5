package io.messagecenter.chat.inbox;

import io.messagecenter.contracts.chat.ChatMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

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

    /**
     * The counts of one mode on one channel.
     *
     * @param awake the same without those that sleep
     */
    record Part(
            ChatMode mode,
            String channel,
            long all,
            long mine,
            long unassigned,
            long unread,
            long waiting,
            ActiveCounts awake) {}

    static ChatCounts sum(List<Part> parts, long mentioned) {
        var byMode = new EnumMap<ChatMode, Long>(ChatMode.class);
        for (var mode : ChatMode.values()) {
            byMode.put(mode, 0L);
        }
        var byChannel = new TreeMap<String, Long>();
        for (var part : parts) {
            byMode.merge(part.mode(), part.all(), Long::sum);
            byChannel.merge(part.channel(), part.all(), Long::sum);
        }
        return new ChatCounts(
                sum(parts, Part::all),
                sum(parts, Part::mine),
                sum(parts, Part::unassigned),
                sum(parts, Part::unread),
                sum(parts, Part::waiting),
                mentioned,
                sum(parts, part -> part.all() - part.awake().all()),
                active(parts),
                byMode,
                byChannel);
    }

    private static ActiveCounts active(List<Part> parts) {
        var open = parts.stream()
                .filter(part -> part.mode() != ChatMode.CLOSED)
                .map(Part::awake)
                .toList();
        return new ActiveCounts(
                sum(open, ActiveCounts::all),
                sum(open, ActiveCounts::mine),
                sum(open, ActiveCounts::unassigned),
                sum(open, ActiveCounts::unread),
                sum(open, ActiveCounts::waiting));
    }

    private static <T> long sum(List<T> parts, ToLongFunction<T> count) {
        return parts.stream().mapToLong(count).sum();
    }
}
