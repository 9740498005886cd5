package io.messagecenter.contracts.chat;

import org.jspecify.annotations.Nullable;

/**
 * The other side of a chat.
 *
 * @param phone digits; null for a group or a hidden number
 * @param blocked their messages are stored, but neither shown as unread nor answered
 */
public record CustomerSnapshot(
        long id,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String avatarUrl,
        boolean blocked) {}
