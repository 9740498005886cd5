-- Up to when everything that WHAPI lists of an account is known to be in inbound.events.
CREATE TABLE repair_marks (
    account        text        PRIMARY KEY,
    complete_until timestamptz NOT NULL
);

-- Some instance saw a sign that webhooks were lost. At most one row: one look is enough.
CREATE TABLE repair_wishes (
    id        smallint    PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    reason    text        NOT NULL,
    wanted_at timestamptz NOT NULL
);
