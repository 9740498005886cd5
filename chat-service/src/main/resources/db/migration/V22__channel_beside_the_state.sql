-- Counting all chats by channel reads one table instead of joining two.
ALTER TABLE chat_states ADD COLUMN channel text;
UPDATE chat_states s SET channel = c.channel FROM chats c WHERE c.id = s.chat_id;
ALTER TABLE chat_states ALTER COLUMN channel SET NOT NULL;
