-- A file goes to WHAPI before its message does. That may be repeated, so it is no part of the send; until it is done, the message waits.
ALTER TABLE intents
    ADD COLUMN media_key     text,
    ADD COLUMN media_id      text,
    ADD COLUMN upload_tries  integer     NOT NULL DEFAULT 0,
    ADD COLUMN upload_due_at timestamptz NOT NULL DEFAULT now();

CREATE INDEX intents_uploads ON intents (lane, id) WHERE state = 'queued' AND media_key IS NOT NULL AND media_id IS NULL;
