package io.messagecenter.contracts.chat;

import io.messagecenter.contracts.ConversationAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * What every event of a chat carries.
 *
 * @param chatId the chat; its events are in one partition
 * @param address the chat's canonical address, for ever the same: the Kafka key
 * @param change counts the chat's events without gaps, from 1
 * @param audience who was and who is responsible: who gets the event, and who must forget the chat
 */
public record ChatHead(
        UUID id, long chatId, ConversationAddress address, long change, Instant occurredAt, Audience audience) {}
