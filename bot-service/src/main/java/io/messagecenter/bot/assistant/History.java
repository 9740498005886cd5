package io.messagecenter.bot.assistant;

import java.util.ArrayList;
import java.util.List;

/** Bounds what the AI is told. */
record History(int messages, int characters) {

    /** The newest lines that fit, oldest first; of the newest at least its beginning. */
    List<Line> newest(List<Line> lines) {
        var kept = new ArrayList<Line>();
        int left = characters;
        for (var line : lines.reversed()) {
            if (kept.size() == messages || (!kept.isEmpty() && line.text().length() > left)) {
                break;
            }
            kept.add(new Line(line.byCustomer(), Answer.cut(line.text(), left)));
            left -= line.text().length();
        }
        return kept.reversed();
    }
}
