-- What is in the dead letters of all services and in the quarantine, and what became of it: Kafka keeps the records themselves,
-- and cannot mark or delete one.
CREATE TABLE dead_letters (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic          text        NOT NULL,
  part           integer     NOT NULL,
  pos            bigint      NOT NULL,
  arrived_at     timestamptz NOT NULL,
  key            text,
  size           integer     NOT NULL,
  source_topic   text,                 -- null: it cannot be replayed
  cause          text,
  consumer_group text,
  state          text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'replayed', 'dropped')),
  marked_at      timestamptz,
  marked_by      bigint,
  UNIQUE (topic, part, pos)
);
CREATE INDEX dead_letters_topic ON dead_letters (topic, state, id);
CREATE INDEX dead_letters_state ON dead_letters (state, id);
CREATE INDEX dead_letters_arrived ON dead_letters (arrived_at);
