-- Words as the search compares them: without case and accents. Immutable, since all names in it are qualified, so that it can be indexed.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE FUNCTION plain(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;
-- The words of a message; of a very long one the beginning, since PostgreSQL bounds what it takes.
CREATE FUNCTION words(text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT to_tsvector('simple', public.plain(left($1, 10000))) $$;

-- One index for each way to filter the list, in the list's order.
CREATE INDEX chat_states_unassigned ON chat_states (sorted_at DESC, chat_id DESC) WHERE assigned_agent_id IS NULL;
CREATE INDEX chat_states_mode       ON chat_states (mode, sorted_at DESC, chat_id DESC);
CREATE INDEX chat_states_unread     ON chat_states (sorted_at DESC, chat_id DESC) WHERE in_seq > read_in_seq;
CREATE INDEX chat_states_waiting    ON chat_states (sorted_at DESC, chat_id DESC) WHERE waiting_since IS NOT NULL;
CREATE INDEX chats_channel          ON chats (channel, id);

-- Parts of names and numbers, and words of messages.
CREATE INDEX customers_name_parts  ON customers USING gin (plain(name) gin_trgm_ops);
CREATE INDEX customers_phone_parts ON customers USING gin (phone gin_trgm_ops);
CREATE INDEX messages_words        ON messages  USING gin (words(text));
