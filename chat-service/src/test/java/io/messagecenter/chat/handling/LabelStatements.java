package io.messagecenter.chat.handling;

import io.messagecenter.chat.access.Scope;
import java.util.Map;

/** What the list of labels asks the database, for tests of its plans. */
public final class LabelStatements {

    private LabelStatements() {}

    public static Map.Entry<String, Map<String, Object>> labels(Scope scope) {
        var statement = LabelCounts.statement(scope, null, 51);
        return Map.entry(statement.sql(), statement.parameters());
    }
}
