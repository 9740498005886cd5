package io.messagecenter.outbound.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.SendMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An intent that this instance may carry out now.
 *
 * @param tries which claim of the intent this is; what comes back counts only for this one
 * @param automatic whether it takes the place of a bot or of bulk
 * @param age since the command was written down
 * @param mediaId what WHAPI calls the file that goes with the message; null when none does
 * @param traceParent of the trace that the command belongs to; null when nothing is traced
 */
public record Claim(
        long id,
        int tries,
        boolean automatic,
        Duration age,
        OutboundCommand command,
        @Nullable String mediaId,
        @Nullable String traceParent) {

    public static final String COLUMNS =
            "id, tries, lane > 0 AS automatic, command, media_id, trace_parent, (extract(epoch FROM now() - created_at) * 1000)::bigint AS age_ms";

    /** Whether a second call would make a second message. All the other commands may be repeated. */
    boolean makesMessage() {
        return command instanceof SendMessage;
    }

    /** From a row with the columns of {@link #COLUMNS}. */
    public static Claim of(ResultSet row) throws SQLException {
        var command =
                EventJson.read(OutboundCommand.class, row.getString("command").getBytes(UTF_8));
        return new Claim(
                row.getLong("id"),
                row.getInt("tries"),
                row.getBoolean("automatic"),
                Duration.ofMillis(row.getLong("age_ms")),
                Objects.requireNonNull(command, "written by a later version"),
                row.getString("media_id"),
                row.getString("trace_parent"));
    }

    static short lane(OutboundCommand command) {
        var lane = command instanceof SendMessage send && send.lane() != null ? send.lane() : Lane.PERSON;
        return switch (lane) {
            case PERSON -> 0;
            case BOT -> 1;
            case BULK -> 2;
        };
    }
}
