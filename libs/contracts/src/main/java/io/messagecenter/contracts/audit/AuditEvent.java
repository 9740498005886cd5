package io.messagecenter.contracts.audit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.Event;

/** Something for the audit trail. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ActionTaken.class, name = "action.taken"),
    @JsonSubTypes.Type(value = TokenRefused.class, name = "token.refused")
})
public sealed interface AuditEvent extends Event permits ActionTaken, TokenRefused {}
