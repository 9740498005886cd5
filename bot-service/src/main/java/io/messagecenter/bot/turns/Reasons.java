package io.messagecenter.bot.turns;

/** Why a turn ended as it did: the reason of its proposal, or what became of it instead. */
final class Reasons {

    static final String RULE = "rule:";
    static final String AI = "ai";
    static final String FALLBACK = "fallback";
    static final String KEYWORD = "keyword";
    static final String WORDS_PLEASE = "words_please";
    static final String FLOOD = "flood";
    static final String COMMAND = "command";

    /** The customer wrote again before the answer. */
    static final String SUPERSEDED = "superseded";
    /** Somebody else is responsible now. */
    static final String TAKEN_OVER = "taken_over";
    /** Found too late: it waits for a person. */
    static final String TOO_OLD = "too_old";

    private Reasons() {}
}
