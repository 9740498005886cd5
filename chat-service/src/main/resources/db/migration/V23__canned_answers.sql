-- What people say often: their own, or, without an owner, everybody's.
CREATE TABLE canned_answers (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_id   bigint,
  shortcut   text        NOT NULL,
  text       text        NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX canned_answers_name ON canned_answers (lower(shortcut), owner_id) NULLS NOT DISTINCT;
