package io.messagecenter.chat.conversation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as one parameter a column, for {@code FROM unnest(…)}: a statement's cost is one round trip, however many rows it has.
 *
 * @param <T> what becomes a row
 */
final class Rows<T> {

    private record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

    private final List<Column<T>> columns = new ArrayList<>();

    /** Adds a column; its values are sent as text, which PostgreSQL reads as the given type. */
    Rows<T> with(String name, String type, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    /** {@code unnest(?::bigint[], …) AS n(chat_id, …)}. */
    String as(String alias) {
        return columns.stream().map(c -> "?::" + c.type() + "[]").collect(Collectors.joining(", ", "unnest(", ")"))
                + " AS " + alias + "(" + names() + ")";
    }

    String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The assignments of an UPDATE from the rows of that alias, without the given key columns. */
    String assignments(String alias, String... keys) {
        var keySet = List.of(keys);
        return columns.stream()
                .map(Column::name)
                .filter(name -> !keySet.contains(name))
                .map(name -> name + " = " + alias + "." + name)
                .collect(Collectors.joining(", "));
    }

    /** Binds the rows to the parameters of {@link #as}. */
    void bind(PreparedStatement statement, Collection<? extends T> rows) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var values =
                    rows.stream().map(row -> text(column.value().apply(row))).toArray(String[]::new);
            statement.setArray(i + 1, connection.createArrayOf("text", values));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
