package io.messagecenter.contracts.auth;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.Event;

/** What became of a session. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = SessionEnded.class, name = "session.ended")})
public sealed interface SessionEvent extends Event permits SessionEnded {}
