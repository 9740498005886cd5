-- Events on their way to Kafka: written in the transaction that made them, deleted once the broker has them.
CREATE TABLE outbox (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,  -- drawn under the lock of what the event is about: the order
  topic        text        NOT NULL,
  key          text        NOT NULL,
  payload      bytea       NOT NULL,
  event_id     text        NOT NULL,
  event_type   text        NOT NULL,
  event_time   timestamptz,
  trace_parent text,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  parked_at    timestamptz,                                           -- the broker refused it for good: its key waits for an operator
  parked_error text
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX outbox_parked ON outbox (topic, key, id) WHERE parked_at IS NOT NULL;
