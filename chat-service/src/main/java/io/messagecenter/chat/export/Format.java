package io.messagecenter.chat.export;

import io.messagecenter.platform.problem.Problem;
import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** What an export may be. */
enum Format {
    JSON("application/json"),
    CSV("text/csv;charset=UTF-8"),
    HTML("text/html;charset=UTF-8");

    final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** @throws io.messagecenter.platform.problem.ProblemException 400 if there is no such format */
    static Format of(String given) {
        for (var format : values()) {
            if (format.extension().equals(given)) {
                return format;
            }
        }
        throw Problem.invalid("format", "must be json, csv or html");
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    Document document(PrintWriter out, JsonMapper json) {
        return switch (this) {
            case JSON -> new JsonDocument(out, json);
            case CSV -> new CsvDocument(out);
            case HTML -> new HtmlDocument(out);
        };
    }
}
