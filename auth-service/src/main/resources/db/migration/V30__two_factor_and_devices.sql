-- The second factor of a user: a shared secret (RFC 6238), in force once a first code has proved that the app has it.
ALTER TABLE users
  ADD COLUMN two_factor boolean NOT NULL DEFAULT false;

CREATE TABLE second_factors (
  user_id   bigint      PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  secret    bytea       NOT NULL,
  last_step bigint      NOT NULL DEFAULT 0, -- the newest step whose code was used: a code works once
  made_at   timestamptz NOT NULL
);

CREATE TABLE recovery_codes (
  user_id bigint NOT NULL REFERENCES second_factors ON DELETE CASCADE,
  hash    bytea  NOT NULL, -- SHA-256: who reads this table cannot use it
  PRIMARY KEY (user_id, hash)
);

-- By which people recognize their sessions.
ALTER TABLE sessions
  ADD COLUMN address      text,
  ADD COLUMN client       text,
  ADD COLUMN last_used_at timestamptz;
UPDATE sessions SET last_used_at = started_at;
ALTER TABLE sessions ALTER COLUMN last_used_at SET NOT NULL;
