-- Which reads of others' chats the audit trail was told of lately, so that it is told once and not at every look.
CREATE TABLE audit_views (
  user_id bigint      NOT NULL,
  chat_id bigint      NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, chat_id)
);
