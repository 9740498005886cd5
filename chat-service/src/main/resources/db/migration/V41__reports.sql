-- What the reports count, written in the transaction of what it tells of and folded into the tables below within seconds. It has no
-- index, so that a message pays for nothing but the row: it is always read whole, and almost empty.
CREATE TABLE report_facts (
  at       timestamptz NOT NULL,
  kind     text        NOT NULL,     -- message_in, agent_reply, bot_reply, new_chat, first_response, closed
  chat_id  bigint      NOT NULL,
  channel  text        NOT NULL,
  agent_id bigint      NOT NULL,     -- who wrote it, else who was responsible; 0 for nobody, or a colleague on the phone
  seconds  bigint                    -- how long a first response or a resolution took
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- By quarters of hours, since the days of all time zones begin at one.
CREATE TABLE report_quarters (
  at            timestamptz NOT NULL,
  channel       text        NOT NULL,
  agent_id      bigint      NOT NULL,
  messages_in   bigint      NOT NULL,
  agent_replies bigint      NOT NULL,
  bot_replies   bigint      NOT NULL,
  new_chats     bigint      NOT NULL,
  closed_chats  bigint      NOT NULL,
  PRIMARY KEY (at, channel, agent_id)
);
CREATE TABLE report_agent_chats (
  at       timestamptz NOT NULL,
  channel  text        NOT NULL,
  agent_id bigint      NOT NULL,
  chat_id  bigint      NOT NULL,
  PRIMARY KEY (at, channel, agent_id, chat_id)
);
CREATE TABLE report_durations (
  at       timestamptz NOT NULL,     -- when it ended
  kind     text        NOT NULL,     -- first_response, closed
  channel  text        NOT NULL,
  agent_id bigint      NOT NULL,
  seconds  bigint      NOT NULL
);
CREATE INDEX report_durations_at ON report_durations (kind, at) INCLUDE (agent_id, channel, seconds);

CREATE FUNCTION quarter(timestamptz) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT date_bin('15 minutes', $1, TIMESTAMPTZ '2000-01-01 00:00:00+00') $$;

-- What is folded and what is not yet, so that a report is right at every moment.
CREATE VIEW report_counts AS
  SELECT at, channel, agent_id, messages_in, agent_replies, bot_replies, new_chats, closed_chats FROM report_quarters
  UNION ALL
  SELECT quarter(at), channel, agent_id, (kind = 'message_in')::int, (kind = 'agent_reply')::int, (kind = 'bot_reply')::int,
         (kind = 'new_chat')::int, (kind = 'closed')::int
  FROM report_facts;
CREATE VIEW report_answered AS
  SELECT at, channel, agent_id, chat_id FROM report_agent_chats
  UNION ALL
  SELECT quarter(at), channel, agent_id, chat_id FROM report_facts WHERE kind = 'agent_reply' AND agent_id <> 0;
CREATE VIEW report_waits AS
  SELECT at, kind, channel, agent_id, seconds FROM report_durations
  UNION ALL
  SELECT at, kind, channel, agent_id, seconds FROM report_facts WHERE seconds IS NOT NULL;

-- The conversation that a chat is in: from its beginning, or from when it was opened again.
ALTER TABLE chat_states
  ADD COLUMN conversation_since timestamptz,                     -- null: since the chat is there
  ADD COLUMN responded          boolean NOT NULL DEFAULT false;  -- whether a person answered whoever waited first in it

-- What was before is counted from the messages, once; how long people waited then is not known any more.
UPDATE chat_states s SET responded = true
WHERE EXISTS (SELECT FROM messages m WHERE m.chat_id = s.chat_id AND m.sender = 'agent' AND m.type <> 'note');
INSERT INTO report_quarters
SELECT at, channel, agent_id, sum(message_in), sum(agent_reply), sum(bot_reply), sum(new_chat), 0
FROM (
  SELECT quarter(m.created_at) AS at, s.channel, CASE WHEN m.sender = 'agent' THEN coalesce(m.sender_id, 0) ELSE 0 END AS agent_id,
         (m.in_seq IS NOT NULL)::int AS message_in,
         (m.sender = 'agent' AND m.type <> 'note' AND m.origin IN ('dashboard', 'phone'))::int AS agent_reply,
         (m.sender = 'bot')::int AS bot_reply, 0 AS new_chat
  FROM messages m JOIN chat_states s ON s.chat_id = m.chat_id
  UNION ALL
  SELECT quarter(created_at), channel, 0, 0, 0, 0, 1 FROM chats) counted
GROUP BY at, channel, agent_id;
INSERT INTO report_agent_chats
SELECT DISTINCT quarter(m.created_at), s.channel, m.sender_id, m.chat_id
FROM messages m JOIN chat_states s ON s.chat_id = m.chat_id
WHERE m.sender = 'agent' AND m.type <> 'note' AND m.sender_id IS NOT NULL;
