-- What other services tell of, each event once: it may be delivered again.
ALTER TABLE audit_log ADD COLUMN event_id uuid;
CREATE UNIQUE INDEX audit_log_event ON audit_log (event_id) WHERE event_id IS NOT NULL;
