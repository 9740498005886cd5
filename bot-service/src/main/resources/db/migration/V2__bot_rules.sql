-- json, not jsonb: the order of the languages counts.
create table bot_rules (
    name       text primary key,
    priority   integer not null,
    enabled    boolean not null,
    max_words  integer,
    keywords   json not null,
    text       json not null,
    updated_at timestamptz not null default now()
);
