package io.messagecenter.chat.reply;

import io.messagecenter.contracts.ConversationAddress;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows which chat a phone number has, and where a new one would begin. */
@Repository
class PhoneChats {

    /** The account of installations that never heard of theirs. */
    private static final String UNNAMED = "default";

    private final JdbcClient jdbc;
    private final ChannelSettings settings;

    PhoneChats(JdbcClient jdbc, ChannelSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The direct chat with that number: on the account where a new one would begin if there is one, else the newest. */
    Optional<Long> find(PhoneNumber phone) {
        return jdbc.sql("""
                        SELECT c.id FROM customers k JOIN chats c ON c.customer_id = k.id
                        WHERE k.phone = :phone AND c.kind = 'direct'
                        ORDER BY c.address = :address DESC, c.id DESC LIMIT 1
                        """)
                .param("phone", phone.digits())
                .param("address", newAddress(phone).toString())
                .query(Long.class)
                .optional();
    }

    /** Where a conversation with that number begins if there is none. */
    ConversationAddress newAddress(PhoneNumber phone) {
        return ConversationAddress.ofPhone(account(), phone.digits());
    }

    private String account() {
        return settings.account().isBlank()
                ? jdbc.sql("SELECT account FROM chats WHERE channel = 'whatsapp' ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .optional()
                        .orElse(UNNAMED)
                : settings.account();
    }
}
