-- Admins edit rules one by one: each has an id, a version and one answer. A rule that spoke several languages becomes one rule for each.
alter table bot_rules rename to bot_rules_by_language;

create table bot_rules (
    id         bigint generated always as identity primary key,
    name       text        not null,
    kind       text        not null check (kind in ('contains', 'exact')),
    priority   integer     not null,
    enabled    boolean     not null,
    max_words  integer,
    keywords   text[]      not null,
    answer     text        not null,
    version    bigint      not null default 1,
    updated_at timestamptz not null default now(),
    -- the admin; null for what came from the file
    updated_by bigint
);
create unique index bot_rules_name on bot_rules (lower(name));

insert into bot_rules (name, kind, priority, enabled, max_words, keywords, answer)
select case when words.place = 1 then rule.name else rule.name || ' (' || words.language || ')' end,
       'contains', rule.priority, rule.enabled, rule.max_words,
       array(select json_array_elements_text(words.keywords)),
       coalesce(rule.text ->> words.language, (select value from json_each_text(rule.text) limit 1))
from bot_rules_by_language rule,
     json_each(rule.keywords) with ordinality as words (language, keywords, place)
where json_array_length(words.keywords) > 0
order by rule.priority desc, rule.name, words.place;

drop table bot_rules_by_language;

-- One row. The revision counts every change of a rule: instances look at it to know whether theirs are in force. Once the file has
-- filled the table it never does so again, even if admins delete every rule.
create table bot_rule_book (
    id       smallint primary key default 1 check (id = 1),
    revision bigint   not null,
    filled   boolean  not null
);
insert into bot_rule_book (revision, filled) select 1, exists (select from bot_rules);
