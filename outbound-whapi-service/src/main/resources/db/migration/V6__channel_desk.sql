-- When something last came in by a webhook. One row.
CREATE TABLE arrivals (
    id            smallint    PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    last_event_at timestamptz NOT NULL
);

-- Test webhooks that somebody waits for: an instance asks WHAPI for one, and whichever instance reads it from Kafka says so here.
CREATE TABLE probes (
    id         uuid        PRIMARY KEY,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at    timestamptz
);
