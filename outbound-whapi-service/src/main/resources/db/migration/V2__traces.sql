-- The trace that a command belongs to, so that its call and its result belong to it as well.
ALTER TABLE intents ADD COLUMN trace_parent text;
