-- Files that users here uploaded: whose they are until a message has them, and for how long they are kept without one.
CREATE TABLE uploads (
  key         text        PRIMARY KEY,         -- in the blob store
  user_id     bigint      NOT NULL,
  mime_type   text        NOT NULL,            -- what the bytes are, whatever they were called
  file_name   text        NOT NULL,
  size        bigint      NOT NULL,
  used        boolean     NOT NULL DEFAULT false,
  uploaded_at timestamptz NOT NULL
);
CREATE INDEX uploads_unused ON uploads (uploaded_at) WHERE NOT used;

-- Where files are shown, and hence who may have them.
CREATE TABLE media_uses (
  key        text   NOT NULL,                  -- in the blob store
  chat_id    bigint NOT NULL REFERENCES chats,
  message_id bigint NOT NULL,                  -- 0 for the customer's picture
  mime_type  text,
  file_name  text,
  PRIMARY KEY (key, chat_id, message_id)
);
