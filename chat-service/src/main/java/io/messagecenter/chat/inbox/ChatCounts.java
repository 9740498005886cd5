package io.messagecenter.chat.inbox;

import io.messagecenter.contracts.chat.ChatMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many chats there are, as far as the caller may see.
 *
 * @param mentioned those with a note that names the caller, who has not read it
 */
record ChatCounts(
        long all,
        long mine,
        long unassigned,
        long unread,
        long waiting,
        long mentioned,
        Map<ChatMode, Long> byMode,
        Map<String, Long> byChannel) {

    /** The counts of one mode on one channel. */
    record Part(ChatMode mode, String channel, long all, long mine, long unassigned, long unread, long waiting) {}

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
                parts.stream().mapToLong(Part::all).sum(),
                parts.stream().mapToLong(Part::mine).sum(),
                parts.stream().mapToLong(Part::unassigned).sum(),
                parts.stream().mapToLong(Part::unread).sum(),
                parts.stream().mapToLong(Part::waiting).sum(),
                mentioned,
                byMode,
                byChannel);
    }
}
