-- What is to be done at WHAPI, written down before it is done. A row is never deleted while its command may still come again.
CREATE TABLE intents (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    command_id       uuid        NOT NULL UNIQUE,
    kind             text        NOT NULL CHECK (kind IN ('send', 'edit', 'delete', 'react', 'cancel')),
    message_id       bigint,
    attempt          integer     NOT NULL DEFAULT 1,
    chat_id          bigint      NOT NULL,
    account          text        NOT NULL,
    to_chat          text        NOT NULL,
    -- 0 person, 1 bot, 2 bulk: the urgency between chats. Whatever stands before a person's send is raised to 0.
    lane             smallint    NOT NULL,
    -- the words, normalized, by which a message of unclear fate is recognized at WHAPI
    words            text,
    command          jsonb       NOT NULL,
    state            text        NOT NULL CHECK
        (state IN ('queued', 'sending', 'unknown', 'sent', 'failed', 'cancelled', 'needs_review', 'done')),
    cancel_requested boolean     NOT NULL DEFAULT false,
    -- counts the claims; what a call brings back is believed only for the claim it belongs to
    tries            integer     NOT NULL DEFAULT 0,
    -- queued: not before
    due_at           timestamptz NOT NULL DEFAULT now(),
    started_at       timestamptz,
    unclear_at       timestamptz,
    checks           smallint    NOT NULL DEFAULT 0,
    provider_id      text,
    -- an echo that came while the call was still open
    echo_id          text,
    held_by          text,
    error            text,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

-- The same send, however often it is ordered, is one intent.
CREATE UNIQUE INDEX intents_one_per_attempt ON intents (message_id, attempt) WHERE kind = 'send';

-- Nobody, not even a frozen instance that wakes up, can have two calls of a chat under way.
CREATE UNIQUE INDEX intents_one_in_flight ON intents (chat_id) WHERE state IN ('sending', 'unknown');

-- Which of WHAPI's messages already belong to an intent.
CREATE INDEX intents_bound ON intents (account, provider_id) WHERE kind = 'send' AND provider_id IS NOT NULL;

CREATE INDEX intents_queue ON intents (lane, id) WHERE state = 'queued';
CREATE INDEX intents_chat ON intents (chat_id, id) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX intents_unsettled ON intents (account, to_chat, words) WHERE state IN ('queued', 'sending', 'unknown', 'needs_review');
CREATE INDEX intents_finished ON intents (updated_at) WHERE state IN ('sent', 'failed', 'cancelled', 'done');

-- Which instance dispatches. One row; whoever renews it in time keeps it.
CREATE TABLE dispatcher_lease (
    id         smallint    PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    owner      uuid        NOT NULL,
    expires_at timestamptz NOT NULL
);

-- Whether an account can send; kept so that a restart neither forgets a pause nor announces it twice.
CREATE TABLE channels (
    account    text        PRIMARY KEY,
    can_send   boolean     NOT NULL,
    detail     text,
    changed_at timestamptz NOT NULL DEFAULT now()
);
