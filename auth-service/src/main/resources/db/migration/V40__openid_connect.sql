-- Users whom an OpenID Connect provider knows are found by what never changes there, and by nothing else.
ALTER TABLE users
  ADD COLUMN oidc_issuer  text,
  ADD COLUMN oidc_subject text,
  ADD CONSTRAINT users_oidc CHECK ((oidc_issuer IS NULL) = (oidc_subject IS NULL)),
  ADD CONSTRAINT users_one_way_in CHECK (oidc_subject IS NULL OR password_hash IS NULL);
CREATE UNIQUE INDEX users_oidc ON users (oidc_issuer, oidc_subject) WHERE oidc_subject IS NOT NULL;

-- The provider's side of a session that began there.
CREATE TABLE provider_sessions (
  session_id    uuid PRIMARY KEY REFERENCES sessions ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- JPA writes late
  issuer        text NOT NULL,
  subject       text NOT NULL,
  sid           text,          -- the provider's name for it
  refresh_token text,          -- encrypted; ends the provider's session. Null: nothing to end (any more)
  failures      int  NOT NULL DEFAULT 0,
  tried_at      timestamptz    -- when ending it there was tried last
);
CREATE INDEX provider_sessions_sid ON provider_sessions (issuer, sid);
CREATE INDEX provider_sessions_subject ON provider_sessions (issuer, subject);
CREATE INDEX provider_sessions_to_end ON provider_sessions (session_id) WHERE refresh_token IS NOT NULL;

-- What works once: the states of logins and the ids of logout tokens that were used, until they have expired by themselves.
CREATE TABLE oidc_used (
  hash       bytea       PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
CREATE INDEX oidc_used_expiry ON oidc_used (expires_at);
