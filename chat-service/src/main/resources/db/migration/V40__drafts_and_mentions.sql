-- What users began to write and have not sent: theirs alone.
CREATE TABLE drafts (
  user_id    bigint      NOT NULL,
  chat_id    bigint      NOT NULL REFERENCES chats,
  reply      text,
  note       text,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, chat_id)
);
CREATE INDEX drafts_newest ON drafts (user_id, updated_at DESC, chat_id DESC);

-- Notes that name a user who has not read the chat up to them since.
CREATE TABLE mentions (
  user_id bigint NOT NULL,
  chat_id bigint NOT NULL REFERENCES chats,
  seq     bigint NOT NULL,                     -- the note's
  PRIMARY KEY (user_id, chat_id, seq)
);
CREATE INDEX mentions_note ON mentions (chat_id, seq);

-- Chats of one person that the provider told us of when both were there: shown as such, never merged. Each pair stands here twice.
CREATE TABLE chat_links (
  chat_id  bigint NOT NULL REFERENCES chats,
  other_id bigint NOT NULL REFERENCES chats,
  PRIMARY KEY (chat_id, other_id)
);
CREATE INDEX customers_phone ON customers (phone) WHERE phone IS NOT NULL;

CREATE INDEX chat_states_asleep ON chat_states (sorted_at DESC, chat_id DESC) WHERE snoozed_until IS NOT NULL;
