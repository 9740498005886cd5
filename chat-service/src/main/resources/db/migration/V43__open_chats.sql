-- The chats that are not closed, an agent's and nobody's, in the list's order: most of all chats are closed at last.
CREATE INDEX chat_states_agent_open ON chat_states (assigned_agent_id, sorted_at DESC, chat_id DESC) WHERE mode <> 'CLOSED';
CREATE INDEX chat_states_unassigned_open ON chat_states (sorted_at DESC, chat_id DESC)
  WHERE assigned_agent_id IS NULL AND mode <> 'CLOSED';
