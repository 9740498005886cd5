-- What the bot knows of a chat: the number of the newest event it has seen, and the newest epoch.
create table conversations (
    chat_id bigint primary key,
    address text not null,
    change  bigint not null,
    epoch   bigint not null
);

-- A message that gets an answer, at most one for ever. It waits (for the AI), is ready (its proposal is decided, but not known
-- to be in Kafka), done or dropped. next_at says when somebody has to look after it, should nobody have finished it by then.
create table turns (
    message_id bigint primary key,
    chat_id    bigint not null,
    address    text not null,
    seq        bigint not null,
    epoch      bigint not null,
    state      text not null check (state in ('waiting', 'ready', 'done', 'dropped')),
    outcome    text,
    replies    boolean not null,
    proposal   text,
    written_at timestamptz not null,
    burst_from timestamptz not null,
    next_at    timestamptz not null,
    deadline   timestamptz not null,
    created_at timestamptz not null,
    check ((state = 'waiting') = (outcome is null))
);

create index turns_open on turns (next_at) where state in ('waiting', 'ready');
create index turns_of_chat on turns (chat_id, created_at);
create index turns_by_age on turns (created_at);

-- The newest words of each chat, which the AI is told.
create table transcript (
    chat_id     bigint not null,
    seq         bigint not null,
    message_id  bigint not null,
    by_customer boolean not null,
    text        text not null,
    created_at  timestamptz not null,
    primary key (chat_id, seq)
);

create index transcript_by_age on transcript (created_at);
