-- When the provider last saw the customer; whether they are there now is kept in memory only.
ALTER TABLE customers ADD COLUMN last_seen_at timestamptz;
