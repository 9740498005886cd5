package io.messagecenter.whapi;

import io.messagecenter.contracts.content.Poll;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Polls and their results. */
final class PollReader {

    private PollReader() {}

    /** The question; with the votes so far where WHAPI tells them. */
    static Poll poll(Fields content) {
        var results = results(content);
        return new Poll(
                content.text("title"),
                content.count("vote_limit"),
                results.isEmpty()
                        ? content.list("options").stream()
                                .map(PollReader::option)
                                .toList()
                        : results);
    }

    static List<Poll.Option> results(Fields poll) {
        return poll.list("results").stream().map(PollReader::option).toList();
    }

    private static Poll.Option option(JsonNode option) {
        if (!option.isObject()) {
            return new Poll.Option(null, Fields.text(option), 0);
        }
        var fields = Fields.of(option);
        return new Poll.Option(
                ContentReader.ownId(fields.id("id")),
                fields.text("name"),
                Objects.requireNonNullElse(
                        fields.count("count"), fields.list("voters").size()));
    }
}
