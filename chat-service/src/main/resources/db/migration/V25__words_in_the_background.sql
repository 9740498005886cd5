-- What is new waits beside the index until somebody files it, many words at a time: the service does so every other second. With the
-- usual 4 MB, those who store messages would have to do it in between, at thirty times the price.
ALTER INDEX messages_words SET (gin_pending_list_limit = 65536);
