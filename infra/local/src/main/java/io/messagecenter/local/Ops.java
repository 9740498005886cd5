package io.messagecenter.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The command {@code ./ops}. */
public final class Ops {

    private Ops() {}

    /** Ends with 1 (refused, or away) or 2 (wrong usage). */
    public static void main(String[] arguments) {
        try {
            run(List.of(arguments), System.getenv(), System.out);
        } catch (Refusal refusal) {
            System.err.println("./ops: " + refusal.sentence());
            System.exit(refusal.exitCode());
        } catch (IOException trouble) {
            System.err.println("./ops: the gateway does not answer (" + trouble + ")");
            System.exit(1);
        } catch (InterruptedException stop) {
            System.exit(130);
        }
    }

    static void run(List<String> arguments, Map<String, String> environment, PrintStream out)
            throws IOException, InterruptedException {
        if (arguments.size() < 2 || !arguments.getFirst().equals("dead-letters")) {
            throw Refusal.usage("this is no command; ./ops --help explains.");
        }
        var command = OpsDeadLetters.Command.parse(arguments.subList(1, arguments.size()));
        var gateway = new OpsGateway(URI.create(environment.getOrDefault("OPS_URL", "http://localhost:8000")));
        gateway.logIn(
                known(environment.get("OPS_USERNAME"), "Username: ", false),
                known(environment.get("OPS_PASSWORD"), "Password: ", true));
        new OpsDeadLetters(gateway, out).run(command);
    }

    private static String known(@Nullable String given, String question, boolean secret) {
        if (given != null) {
            return given;
        }
        var console = System.console();
        if (console == null) {
            throw Refusal.usage("OPS_USERNAME and OPS_PASSWORD are needed where nobody can be asked.");
        }
        return secret
                ? new String(Objects.requireNonNullElse(console.readPassword(question), new char[0]))
                : Objects.requireNonNullElse(console.readLine(question), "");
    }
}
