package io.messagecenter.chat.inbox;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.chat.search.SearchText;
import io.messagecenter.contracts.chat.ChatMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page of the list shows, as SQL. Null filters do not filter.
 *
 * @param scope whose chats: what the caller may see and asked for
 * @param open only those that are not closed
 * @param snoozed only those that sleep, or only those that do not
 * @param mentioned only those with an unread note that names this user
 * @param after the last row of the page before
 * @param limit rows on the page
 */
record InboxQuery(
        Scope scope,
        @Nullable ChatMode mode,
        @Nullable String channel,
        boolean unread,
        boolean waiting,
        boolean open,
        @Nullable Boolean snoozed,
        @Nullable Long mentioned,
        @Nullable String label,
        @Nullable SearchText q,
        @Nullable Keyset after,
        int limit) {

    /** A statement and its parameters. */
    record Statement(String sql, Map<String, Object> parameters) {}

    /** Finds the rows of the page and one more, which tells whether there is another page. */
    Statement statement() {
        var parameters = new HashMap<String, Object>();
        parameters.put("rows", limit + 1);
        var filters = filters(parameters);
        // A branch for each part: every one reads an index in the list's order and stops early.
        var branches = parts().stream()
                .map(condition -> """
                        (SELECT s.chat_id, s.sorted_at FROM chat_states s
                         WHERE %s%s
                         ORDER BY s.sorted_at DESC, s.chat_id DESC LIMIT :rows)
                        """.formatted(condition, filters))
                .collect(Collectors.joining("UNION ALL\n"));
        return new Statement(
                "SELECT chat_id, sorted_at FROM (" + branches
                        + ") page ORDER BY sorted_at DESC, chat_id DESC LIMIT :rows",
                parameters);
    }

    /** The parts of the scope; all open chats in parts by their modes, unless another filter leaves few of them anyway. */
    private List<String> parts() {
        if (!open || !scope.everything() || mode != null || unread || waiting) {
            return scope.conditions("s.assigned_agent_id");
        }
        return Arrays.stream(ChatMode.values())
                .filter(each -> each != ChatMode.CLOSED)
                .map(each -> "s.mode = '%s'".formatted(each.wire()))
                .toList();
    }

    private String filters(Map<String, Object> parameters) {
        List<String> filters = new ArrayList<>();
        if (after != null) {
            filters.add("(s.sorted_at, s.chat_id) < (:after_at, :after_id)");
            parameters.put("after_at", after.time());
            parameters.put("after_id", after.number());
        }
        if (mode != null) {
            filters.add("s.mode = :mode");
            parameters.put("mode", mode.wire());
        }
        if (unread) {
            filters.add("s.in_seq > s.read_in_seq");
        }
        if (waiting) {
            filters.add("s.waiting_since IS NOT NULL");
        }
        if (open) {
            filters.add("s.mode <> 'CLOSED'");
        }
        if (snoozed != null) {
            filters.add(snoozed ? "s.snoozed_until IS NOT NULL" : "s.snoozed_until IS NULL");
        }
        if (mentioned != null) {
            filters.add("s.chat_id IN (SELECT n.chat_id FROM mentions n WHERE n.user_id = :mentioned)");
            parameters.put("mentioned", mentioned);
        }
        if (channel != null) {
            filters.add("s.chat_id IN (SELECT c.id FROM chats c WHERE c.channel = :channel)");
            parameters.put("channel", channel);
        }
        if (label != null) {
            filters.add("s.chat_id IN (SELECT l.chat_id FROM chat_labels l WHERE l.name = :label)");
            parameters.put("label", label);
        }
        if (q != null) {
            filters.add("s.chat_id IN (" + q.chats(parameters) + ")");
        }
        return filters.stream().map(f -> "\n   AND " + f).collect(Collectors.joining());
    }
}
