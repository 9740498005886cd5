package io.messagecenter.platform.kafka;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What a log may say of an error that a record has caused: the types and the place in our code. Not the messages, in which a database
 * or a JSON reader quotes what it was given.
 */
final class Causes {

    private static final int DEEPEST = 8;

    private Causes() {}

    static String of(@Nullable Throwable error) {
        var types = new ArrayList<String>();
        var place = "";
        for (var e = error; e != null && types.size() < DEEPEST; e = e.getCause()) {
            types.add(e.getClass().getSimpleName());
            for (var frame : e.getStackTrace()) {
                if (frame.getClassName().startsWith("io.messagecenter.")) {
                    place = " at " + frame;
                    break;
                }
            }
        }
        return String.join(" by ", types) + place;
    }
}
