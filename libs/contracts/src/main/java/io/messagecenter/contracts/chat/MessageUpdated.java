package io.messagecenter.contracts.chat;

/** A message changed: its status, its words, its reactions, its file. */
public record MessageUpdated(ChatHead head, MessageSnapshot message) implements ChatEvent {}
