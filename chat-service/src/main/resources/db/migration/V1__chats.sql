-- The directory of agents, copied from auth.users (or a token's claims, when it comes first). Gone agents keep their names.
CREATE TABLE agents (
  id       bigint  PRIMARY KEY,
  username text    NOT NULL,
  name     text    NOT NULL,
  role     text    NOT NULL,
  active   boolean NOT NULL,
  version  bigint  NOT NULL            -- of the event it was copied from; 0 for a token's claims
);
CREATE INDEX agents_username ON agents (lower(username));

CREATE TABLE customers (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text,
  name_rank   smallint    NOT NULL DEFAULT 0,  -- who said it: 0 nobody, 1 the customer, 2 the provider, 3 an agent; a lower one never replaces a higher
  phone       text,                            -- digits; null for a group or a hidden number
  avatar_key  text,                            -- in the blob store
  blocked     boolean     NOT NULL DEFAULT false,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL
);

-- What a chat is. Wide and cold: a message does not touch it.
CREATE TABLE chats (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account     text        NOT NULL,
  channel     text        NOT NULL,
  address     text        NOT NULL UNIQUE,     -- canonical, for ever: the Kafka key
  kind        text        NOT NULL,
  customer_id bigint      NOT NULL REFERENCES customers,
  created_at  timestamptz NOT NULL
);
CREATE INDEX chats_customer ON chats (customer_id);

-- Every address of a chat, the canonical one among them: a phone's and a hidden number's of one person.
CREATE TABLE chat_addresses (
  address text   PRIMARY KEY,
  chat_id bigint NOT NULL REFERENCES chats
);
CREATE INDEX chat_addresses_chat ON chat_addresses (chat_id);

-- Where a chat stands: what messages and agents change. Locking this row is locking the chat.
CREATE TABLE chat_states (
  chat_id           bigint      PRIMARY KEY REFERENCES chats,
  seq               bigint      NOT NULL DEFAULT 0,  -- counts its messages
  in_seq            bigint      NOT NULL DEFAULT 0,  -- the customer's among them
  read_in_seq       bigint      NOT NULL DEFAULT 0,  -- the responsible one's read mark; unread = in_seq - read_in_seq
  change            bigint      NOT NULL DEFAULT 0,  -- counts its events
  version           bigint      NOT NULL DEFAULT 0,  -- counts changes of mode, assignment and labels
  bot_epoch         bigint      NOT NULL DEFAULT 0,  -- counts what silences a bot
  mode              text        NOT NULL,
  mode_before_close text,
  assigned_agent_id bigint      REFERENCES agents,
  waiting_since     timestamptz,
  last_message_seq  bigint,                          -- the newest by (created_at, seq) that is no note
  last_message_at   timestamptz,                     -- never falls
  newest_at         timestamptz,                     -- of all messages, notes too: what we write comes after it
  sorted_at         timestamptz NOT NULL,            -- last_message_at, or when the chat was created: the list's order
  updated_at        timestamptz NOT NULL
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX chat_states_sorted ON chat_states (sorted_at DESC, chat_id DESC);
CREATE INDEX chat_states_agent  ON chat_states (assigned_agent_id, sorted_at DESC, chat_id DESC);

CREATE TABLE chat_labels (
  chat_id bigint NOT NULL REFERENCES chats,
  name    text   NOT NULL,
  PRIMARY KEY (chat_id, name)
);
CREATE INDEX chat_labels_name ON chat_labels (name, chat_id);

-- Drawn in blocks, so that a message knows its id before it is stored; the order of ids means nothing.
CREATE SEQUENCE message_ids INCREMENT BY 1000;

CREATE TABLE messages (
  chat_id      bigint      NOT NULL REFERENCES chats,
  seq          bigint      NOT NULL,
  id           bigint      NOT NULL UNIQUE,
  in_seq       bigint,                               -- for a customer's message
  change       bigint      NOT NULL,                 -- of its newest event
  sender       text        NOT NULL,
  sender_id    bigint,
  sender_name  text,
  origin       text        NOT NULL,
  type         text        NOT NULL,
  text         text,
  past_texts   jsonb,                                -- what it said before it was edited: an original delivered again undoes nothing
  content      jsonb,                                -- media, location, contacts, poll; the provider's JSON of what is unsupported
  reply_to     bigint,                               -- the id of a message of this chat
  reply_text   text,
  reactions    jsonb,                                -- one a person
  status       text        NOT NULL,                 -- not indexed: ticks stay heap-only updates
  error        text,
  client_id    uuid,
  client_hash  bytea,                                -- of the request that brought client_id: the same id with another body is a conflict
  provider_id  text,
  attempt      integer     NOT NULL DEFAULT 1,
  edited_at    timestamptz,
  deleted_at   timestamptz,
  provider_at  timestamptz,                          -- the provider's own time, unclamped
  created_at   timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  PRIMARY KEY (chat_id, seq),
  UNIQUE (chat_id, client_id)
) WITH (fillfactor = 85);
CREATE INDEX messages_thread ON messages (chat_id, created_at DESC, seq DESC);

-- The register of provider ids: a message claims its row once; what comes before its message parks here.
CREATE TABLE message_refs (
  account     text        NOT NULL,
  provider_id text        NOT NULL,
  chat_id     bigint,                                -- with seq: the message; null while it is not known
  seq         bigint,
  parked      jsonb,                                 -- by event id: status, edit, deletion, reactions, votes to apply when it comes
  parked_at   timestamptz,
  PRIMARY KEY (account, provider_id)
);
CREATE INDEX message_refs_parked ON message_refs (parked_at) WHERE parked IS NOT NULL;

-- Our messages whose send is under way. Beside the messages, so that ticks there stay heap-only updates.
CREATE TABLE open_sends (
  chat_id     bigint  NOT NULL REFERENCES chats,
  seq         bigint  NOT NULL,
  message_id  bigint  NOT NULL,
  cancellable boolean NOT NULL,                      -- the bot's own words: void when a person takes over
  PRIMARY KEY (chat_id, seq)
);

-- Echoes of sends through the provider's API that nobody has claimed yet: ours (the result is on its way) or another program's.
CREATE TABLE parked_echoes (
  account     text        NOT NULL,
  provider_id text        NOT NULL,
  address     text        NOT NULL,
  event       jsonb       NOT NULL,
  parked_at   timestamptz NOT NULL,
  PRIMARY KEY (account, provider_id)
);
CREATE INDEX parked_echoes_due ON parked_echoes (parked_at);

-- Decisions on the bot's proposals and on admin commands: each is decided once.
CREATE TABLE bot_decisions (
  event_id   uuid        PRIMARY KEY,
  chat_id    bigint      NOT NULL REFERENCES chats,
  outcome    text        NOT NULL,
  decided_at timestamptz NOT NULL
);
