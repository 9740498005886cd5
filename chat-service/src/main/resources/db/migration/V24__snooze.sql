-- Until when nobody needs to look at a chat.
ALTER TABLE chat_states ADD COLUMN snoozed_until timestamptz;
CREATE INDEX chat_states_snoozed ON chat_states (snoozed_until) WHERE snoozed_until IS NOT NULL;
