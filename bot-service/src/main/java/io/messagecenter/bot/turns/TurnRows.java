package io.messagecenter.bot.turns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.bot.BotEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** How a turn is written into its row and read back. */
final class TurnRows {

    static final String COLUMNS = "message_id, chat_id, address, seq, epoch, state, outcome, replies, proposal, "
            + "written_at, burst_from, next_at, deadline, created_at";

    private TurnRows() {}

    static SqlParameterSource parameters(Turn turn) {
        return new MapSqlParameterSource()
                .addValue("message_id", turn.messageId())
                .addValue("chat_id", turn.chatId())
                .addValue("address", turn.address().toString())
                .addValue("seq", turn.seq())
                .addValue("epoch", turn.epoch())
                .addValue("state", name(turn.state()))
                .addValue("outcome", turn.outcome())
                .addValue("replies", turn.replies())
                .addValue("proposal", json(turn.proposal()))
                .addValue("written_at", utc(turn.writtenAt()))
                .addValue("burst_from", utc(turn.burstFrom()))
                .addValue("next_at", utc(turn.nextAt()))
                .addValue("deadline", utc(turn.deadline()))
                .addValue("created_at", utc(turn.createdAt()));
    }

    static Turn read(ResultSet row, int index) throws SQLException {
        var proposal = row.getString("proposal");
        return new Turn(
                row.getLong("message_id"),
                row.getLong("chat_id"),
                ConversationAddress.parse(row.getString("address")),
                row.getLong("seq"),
                row.getLong("epoch"),
                Turn.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("outcome"),
                row.getBoolean("replies"),
                proposal == null ? null : EventJson.read(BotEvent.class, proposal.getBytes(UTF_8)),
                instant(row, "written_at"),
                instant(row, "burst_from"),
                instant(row, "next_at"),
                instant(row, "deadline"),
                instant(row, "created_at"));
    }

    static String name(Turn.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String json(@Nullable BotEvent proposal) {
        return proposal == null ? null : new String(EventJson.write(proposal), UTF_8);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
