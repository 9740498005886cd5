package io.messagecenter.contracts.chat;

/** A conversation began. */
public record ChatCreated(ChatHead head, ChatSnapshot chat) implements ChatEvent {}
