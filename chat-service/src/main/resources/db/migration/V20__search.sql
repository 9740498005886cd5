-- A character that is no letter or digit parts words, in what is searched and in what is looked for alike: an address is found by
-- each of its words, and nothing that somebody types is an operator.
CREATE FUNCTION parted(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT translate($1, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)) $$;
-- Its cost is what it is: with a lower one, PostgreSQL would rather compute it for a hundred thousand messages than ask the index.
CREATE OR REPLACE FUNCTION words(text) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 2000
  AS $$ BEGIN RETURN to_tsvector('simple', public.parted(public.plain(left($1, 10000)))); END $$;
REINDEX INDEX messages_words;

-- What finds a message that has all these words, the last of them perhaps only begun; null where there is no word.
CREATE FUNCTION wanted(text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT (nullif(plainto_tsquery('simple', public.parted(public.plain($1)))::text, '') || ':*')::tsquery $$;

-- The newest messages of all chats: a search for a common word reads along it until it has found enough.
CREATE INDEX messages_newest ON messages (created_at DESC, id DESC);

-- What LIKE takes for the words alone, whatever characters they have.
CREATE FUNCTION literal(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT replace(replace(replace(public.plain($1), '\', '\\'), '%', '\%'), '_', '\_') $$;
