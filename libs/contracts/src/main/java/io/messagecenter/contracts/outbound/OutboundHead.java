package io.messagecenter.contracts.outbound;

import io.messagecenter.contracts.ConversationAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * What every order to the provider carries.
 *
 * @param id of the order: the same order published again has the same id and is carried out once
 * @param address the chat's canonical address: the Kafka key
 * @param to the provider chat id that the provider is told, such as {@code 15550001111@s.whatsapp.net}
 */
public record OutboundHead(
        UUID id, long chatId, ConversationAddress address, String account, String to, Instant createdAt) {}
