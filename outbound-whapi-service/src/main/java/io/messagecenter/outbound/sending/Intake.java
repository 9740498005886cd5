package io.messagecenter.outbound.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.outbound.CancelSends;
import io.messagecenter.contracts.outbound.DeleteMessage;
import io.messagecenter.contracts.outbound.EditMessage;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.ReactToMessage;
import io.messagecenter.contracts.outbound.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes commands down as intents. A command that comes again changes nothing. */
@Component
class Intake {

    private static final String INSERT = """
            INSERT INTO intents (command_id, kind, message_id, attempt, chat_id, account, to_chat, lane, words, command, trace_parent, media_key, state)
            SELECT command_id, kind, message_id, attempt, chat_id, account, to_chat, lane, words, command, trace_parent, media_key,
                   CASE kind WHEN 'cancel' THEN 'done' ELSE 'queued' END
            FROM unnest(:commandIds::uuid[], :kinds::text[], :messageIds::bigint[], :attempts::int[], :chats::bigint[],
                        :accounts::text[], :tos::text[], :lanes::smallint[], :words::text[], :commands::jsonb[], :traces::text[], :media::text[])
              WITH ORDINALITY AS row (command_id, kind, message_id, attempt, chat_id, account, to_chat, lane, words, command, trace_parent, media_key, place)
            ORDER BY place
            ON CONFLICT DO NOTHING""";

    /** Lanes are priorities between chats: what stands before a person's send is as urgent as that. */
    private static final String RAISE = """
            UPDATE intents SET lane = 0
            WHERE state IN ('queued', 'sending', 'unknown') AND lane > 0 AND chat_id = ANY (:chats::bigint[])""";

    /** A person had it sent again: nothing is left to decide about the earlier attempt. */
    private static final String SUPERSEDE = """
            UPDATE intents SET state = 'cancelled', updated_at = now()
            FROM unnest(:messageIds::bigint[], :attempts::int[]) AS again (message_id, attempt)
            WHERE intents.kind = 'send' AND intents.state = 'needs_review'
              AND intents.message_id = again.message_id AND intents.attempt < again.attempt""";

    /** One that is on the wire stays there, but is not tried again; one that waits for a person is closed silently. */
    private static final String CANCEL = """
            UPDATE intents
            SET cancel_requested = true, updated_at = now(),
                state = CASE WHEN state IN ('queued', 'needs_review') THEN 'cancelled' ELSE state END
            WHERE kind = 'send' AND message_id = ANY (:messageIds::bigint[])
              AND state IN ('queued', 'sending', 'unknown', 'needs_review')
            RETURNING old.state = 'queued' AS news, %s""".formatted(Claim.COLUMNS);

    private final JdbcClient sql;
    private final Results results;

    Intake(JdbcClient sql, Results results) {
        this.sql = sql;
        this.results = results;
    }

    /**
     * A command as it came.
     *
     * @param traceParent of the trace that it belongs to; null when nothing is traced
     */
    record Order(OutboundCommand command, @Nullable String traceParent) {}

    /** In the order of the list: a cancellation applies to what comes before it, never to what comes after. */
    @Transactional
    public void writeDown(List<Order> orders) {
        var together = new ArrayList<Order>();
        for (var order : orders) {
            if (order.command() instanceof CancelSends) {
                insert(together);
                together.clear();
                cancel(order);
            } else {
                together.add(order);
            }
        }
        insert(together);
    }

    private void insert(List<Order> orders) {
        if (orders.isEmpty()) {
            return;
        }
        insertRows(orders);
        var commands = orders.stream().map(Order::command).toList();
        var urgent = commands.stream().filter(c -> Claim.lane(c) == 0).toList();
        if (!urgent.isEmpty()) {
            sql.sql(RAISE)
                    .param("chats", column(urgent, c -> c.head().chatId()))
                    .update();
        }
        var again = commands.stream()
                .filter(c -> c instanceof SendMessage send && send.attempt() > 1)
                .toList();
        if (!again.isEmpty()) {
            sql.sql(SUPERSEDE)
                    .param("messageIds", column(again, Intake::messageId))
                    .param("attempts", column(again, Intake::attempt))
                    .update();
        }
    }

    private int insertRows(List<Order> orders) {
        var commands = orders.stream().map(Order::command).toList();
        return sql.sql(INSERT)
                .param("commandIds", column(commands, OutboundCommand::id))
                .param("kinds", column(commands, Intake::kind))
                .param("messageIds", column(commands, Intake::messageId))
                .param("attempts", column(commands, Intake::attempt))
                .param("chats", column(commands, c -> c.head().chatId()))
                .param("accounts", column(commands, c -> c.head().account()))
                .param("tos", column(commands, c -> c.head().to()))
                .param("lanes", column(commands, Claim::lane))
                .param("words", column(commands, Intake::words))
                .param(
                        "media",
                        column(
                                commands,
                                c -> c instanceof SendMessage s && s.media() != null
                                        ? s.media().blobKey()
                                        : null))
                .param("commands", column(commands, c -> new String(EventJson.write(c), UTF_8)))
                .param("traces", column(orders, Order::traceParent))
                .update();
    }

    /** Written down as well, so that one that comes again does not reach what was ordered since. */
    private void cancel(Order order) {
        var cancel = (CancelSends) order.command();
        if (insertRows(List.of(order)) == 0) {
            return;
        }
        sql
                .sql(CANCEL)
                .param("messageIds", column(cancel.messageIds(), id -> id))
                .query((row, _) -> row.getBoolean("news") ? Optional.of(Claim.of(row)) : Optional.<Claim>empty())
                .stream()
                .flatMap(Optional::stream)
                .forEach(claim -> results.failed(
                        (SendMessage) claim.command(), FailureReason.CANCELLED, Results.TAKEN_OVER, null));
    }

    private static <T> @Nullable String[] column(List<? extends T> rows, Function<T, @Nullable Object> value) {
        var column = new @Nullable String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            var cell = value.apply(rows.get(i));
            column[i] = cell == null ? null : cell.toString();
        }
        return column;
    }

    private static @Nullable Object words(OutboundCommand command) {
        return command instanceof SendMessage send ? Words.of(send.messageType().wire(), send.text()) : null;
    }

    private static String kind(OutboundCommand command) {
        return switch (command) {
            case SendMessage _ -> "send";
            case EditMessage _ -> "edit";
            case DeleteMessage _ -> "delete";
            case ReactToMessage _ -> "react";
            case CancelSends _ -> "cancel";
        };
    }

    private static @Nullable Object messageId(OutboundCommand command) {
        return switch (command) {
            case SendMessage send -> send.messageId();
            case EditMessage edit -> edit.messageId();
            case DeleteMessage delete -> delete.messageId();
            case ReactToMessage react -> react.messageId();
            case CancelSends _ -> null;
        };
    }

    private static Object attempt(OutboundCommand command) {
        return command instanceof SendMessage send ? send.attempt() : 1;
    }
}
