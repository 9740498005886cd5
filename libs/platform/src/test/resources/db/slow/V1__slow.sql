-- Longer than an answer may take elsewhere.
SELECT pg_sleep(2.5);
