package io.messagecenter.benchmarks.inbox;

import io.messagecenter.benchmarks.center.Database;
import java.util.Objects;

/** Fills the chats of a running system for the dashboard's measurements, and prints the number of the chat with the long thread. */
public final class Fill {

    /** An open chat of nobody's, with everything read. */
    private static final String CHOSEN =
            "SELECT min(chat_id) FROM chat_states WHERE mode = 'BOT' AND channel = 'whatsapp'";

    private static final String LONG_THREAD = """
            INSERT INTO messages (chat_id, seq, id, in_seq, change, sender, origin, type, text, status, provider_id,
                                  provider_at, created_at, received_at)
            SELECT %1$d, n, -(1000000000000 + n), n, n, 'customer', 'whatsapp', 'text',
                   'Message ' || n || ' of many ' || repeat('words ', n %% 40), 'received', 'long-' || n, at, at, at
            FROM generate_series(11, %2$d) n,
                 LATERAL (SELECT now() - (%2$d - n) * interval '1 minute' AS at) w""";

    private static final String LONG_STATE = """
            UPDATE chat_states SET seq = %2$d, in_seq = %2$d, read_in_seq = %2$d, change = %2$d, last_message_seq = %2$d
            WHERE chat_id = %1$d""";

    private Fill() {}

    /** Takes the database's port, how many messages in chats of ten, how many in the long thread; PGPASSWORD has the password. */
    public static void main(String[] arguments) {
        var password = Objects.requireNonNull(System.getenv("PGPASSWORD"), "PGPASSWORD");
        var database = new Database(Integer.parseInt(arguments[0]), "chat", password);
        new InboxData(database).load(Integer.parseInt(arguments[1]));
        long chat = database.number(CHOSEN);
        int messages = Integer.parseInt(arguments[2]);
        database.execute(LONG_THREAD.formatted(chat, messages), LONG_STATE.formatted(chat, messages));
        System.out.println(chat);
    }
}
