package io.messagecenter.local;

import java.io.PrintStream;
import java.util.List;

/** What the person at the terminal sees. Lines of several threads never mix. */
final class Console {

    private static final int NAME_WIDTH = 10;
    private static final List<Integer> COLOURS = List.of(36, 32, 33, 35, 34, 96, 92, 93, 95, 94);
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintStream out;
    private final boolean terminal;
    private final boolean colours;
    private boolean streaming;
    private String status = "";

    /** @param terminal whether a person looks at it now, so that a line may be rewritten in place */
    Console(PrintStream out, boolean terminal, boolean colours) {
        this.out = out;
        this.terminal = terminal;
        this.colours = colours;
    }

    synchronized void line(String text) {
        print(text);
    }

    /** A step that is done. */
    synchronized void done(String name, String detail) {
        print("  " + paint(32, "✓") + " " + pad(name) + " " + detail);
    }

    /** Something that the person should notice. */
    synchronized void note(String text) {
        print(paint(33, "! " + text));
    }

    /** What goes on just now; on a terminal it stays in the last line until the next call. Empty: nothing. */
    synchronized void status(String text) {
        if (terminal && !text.equals(status)) {
            status = text;
            out.print(CLEAR_LINE + text);
            out.flush();
        }
    }

    /** From now on the parts' own logs are shown as well. */
    synchronized void streamLogs() {
        streaming = true;
    }

    /** From now on they are not. */
    synchronized void stopLogs() {
        streaming = false;
    }

    /** A line of a part's log. */
    synchronized void log(String part, String text) {
        if (streaming) {
            print(paint(colourOf(part), pad(part) + "|") + " " + text);
        }
    }

    private void print(String text) {
        if (!status.isEmpty()) {
            out.print(CLEAR_LINE);
        }
        out.println(text);
        if (!status.isEmpty()) {
            out.print(status);
        }
        out.flush();
    }

    private static int colourOf(String part) {
        return COLOURS.get(Math.floorMod(part.hashCode(), COLOURS.size()));
    }

    private String paint(int colour, String text) {
        return colours ? "\u001B[" + colour + "m" + text + "\u001B[0m" : text;
    }

    private static String pad(String name) {
        return name.length() >= NAME_WIDTH ? name : name + " ".repeat(NAME_WIDTH - name.length());
    }
}
