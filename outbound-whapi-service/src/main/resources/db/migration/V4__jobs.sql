-- Files and profiles to be fetched. A row stays after its end, so that an order that comes again is known.
CREATE TABLE provider_jobs (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    command_id   uuid        NOT NULL UNIQUE,
    kind         text        NOT NULL CHECK (kind IN ('media', 'profile')),
    job          jsonb       NOT NULL,
    trace_parent text,
    tries        integer     NOT NULL DEFAULT 0,
    -- while an instance is at it: when another one may try
    due_at       timestamptz NOT NULL DEFAULT now(),
    created_at   timestamptz NOT NULL DEFAULT now(),
    finished_at  timestamptz
);

CREATE INDEX provider_jobs_due ON provider_jobs (kind, due_at) WHERE finished_at IS NULL;
CREATE INDEX provider_jobs_finished ON provider_jobs (finished_at) WHERE finished_at IS NOT NULL;
