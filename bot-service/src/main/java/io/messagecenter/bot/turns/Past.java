package io.messagecenter.bot.turns;

/**
 * What the bot said to a chat in the last minutes.
 *
 * @param replies how often it replied, promised replies included
 * @param askedForWords whether it asked for words instead of pictures
 */
record Past(int replies, boolean askedForWords) {

    static final Past NOTHING = new Past(0, false);

    Past plus(Turn turn) {
        return new Past(
                replies + (turn.replies() ? 1 : 0), askedForWords || Reasons.WORDS_PLEASE.equals(turn.outcome()));
    }
}
