package io.messagecenter.chat.search;

import io.messagecenter.chat.access.Scope;
import java.util.Map;
import java.util.Objects;

/** What a search asks the database, for tests of its plans. */
public final class SearchStatements {

    private SearchStatements() {}

    public static Map.Entry<String, Map<String, Object>> newestMessages(String q, Scope scope) {
        return entry(Findings.newestStatement(text(q), scope, Place.NEWEST_MESSAGES, Search.ROUND));
    }

    public static Map.Entry<String, Map<String, Object>> messages(String q, Scope scope) {
        return entry(Findings.indexStatement(text(q), scope, Place.NEWEST_MESSAGES, Search.ROUND));
    }

    public static Map.Entry<String, Map<String, Object>> chats(String q, Scope scope) {
        return entry(Findings.chatStatement(text(q), scope, Place.START, 50));
    }

    private static SearchText text(String q) {
        return Objects.requireNonNull(SearchText.of(q));
    }

    private static Map.Entry<String, Map<String, Object>> entry(Findings.Statement statement) {
        return Map.entry(statement.sql(), statement.parameters());
    }
}
