package io.messagecenter.chat.handling;

import io.messagecenter.platform.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels of a chat as somebody sets them: trimmed, and each once. */
final class Labels {

    private static final int MAX_LABELS = 20;
    private static final int MAX_LENGTH = 50;

    private Labels() {}

    /** @throws io.messagecenter.platform.problem.ProblemException 400 if there are too many, or one is empty or too long */
    static List<String> of(List<@Nullable String> given) {
        var labels = new LinkedHashSet<String>();
        for (var label : given) {
            var name = label == null ? "" : label.replace("\0", "").strip();
            if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_LENGTH) {
                throw Problem.invalid("labels", "must have 1 to " + MAX_LENGTH + " characters each");
            }
            labels.add(name);
        }
        if (labels.size() > MAX_LABELS) {
            throw Problem.invalid("labels", "must be at most " + MAX_LABELS);
        }
        return List.copyOf(labels);
    }
}
