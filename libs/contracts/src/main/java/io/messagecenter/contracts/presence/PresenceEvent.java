package io.messagecenter.contracts.presence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.Event;

/** Something of the moment; never stored. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = PresenceSeen.class, name = "presence.seen")})
public sealed interface PresenceEvent extends Event permits PresenceSeen {}
