package io.messagecenter.contracts.auth;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.Event;

/** What became of a user. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = UserChanged.class, name = "user.changed")})
public sealed interface UserEvent extends Event permits UserChanged {}
