-- How many chats are alike: their sum by kind is what the counts show. Who changes a chat's kind adds rows, one more here and one less
-- there, and never waits for anybody else's; chat-service folds them from time to time (FoldTallies).
CREATE TABLE chat_tallies (
  mode              text    NOT NULL,
  channel           text    NOT NULL,
  assigned_agent_id bigint,
  unread            boolean NOT NULL,
  waiting           boolean NOT NULL,
  asleep            boolean NOT NULL,
  chats             bigint  NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE FUNCTION tally(s chat_states, chats bigint) RETURNS void
  LANGUAGE sql
  AS $$
    INSERT INTO public.chat_tallies
    VALUES (s.mode, s.channel, s.assigned_agent_id, s.in_seq > s.read_in_seq, s.waiting_since IS NOT NULL, s.snoozed_until IS NOT NULL, chats)
  $$;

CREATE FUNCTION keep_tallies() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM public.tally(OLD, -1); END IF;
    IF TG_OP <> 'DELETE' THEN PERFORM public.tally(NEW, 1); END IF;
    RETURN NULL;
  END $$;

CREATE TRIGGER tally_of_new AFTER INSERT OR DELETE ON chat_states
  FOR EACH ROW EXECUTE FUNCTION keep_tallies();
-- Most messages change nothing of it: the chat was unread before, and waited.
CREATE TRIGGER tally_of_changed AFTER UPDATE ON chat_states
  FOR EACH ROW
  WHEN ((OLD.mode, OLD.channel, OLD.assigned_agent_id, OLD.in_seq > OLD.read_in_seq, OLD.waiting_since IS NULL, OLD.snoozed_until IS NULL)
    IS DISTINCT FROM (NEW.mode, NEW.channel, NEW.assigned_agent_id, NEW.in_seq > NEW.read_in_seq, NEW.waiting_since IS NULL, NEW.snoozed_until IS NULL))
  EXECUTE FUNCTION keep_tallies();

INSERT INTO chat_tallies
SELECT mode, channel, assigned_agent_id, in_seq > read_in_seq, waiting_since IS NOT NULL, snoozed_until IS NOT NULL, count(*)
FROM chat_states GROUP BY 1, 2, 3, 4, 5, 6;
