package io.messagecenter.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code ./ops dead-letters}. */
final class OpsDeadLetters {

    private static final String PATH = "/ops/dead-letters";

    private final OpsGateway gateway;
    private final PrintStream out;

    OpsDeadLetters(OpsGateway gateway, PrintStream out) {
        this.gateway = gateway;
        this.out = out;
    }

    /**
     * What is asked for.
     *
     * @param target a letter or a topic; empty for a list
     */
    record Command(String verb, String target, String topic, String state, int limit) {

        private static final String LETTER = "[A-Za-z0-9._-]+/\\d+/\\d+";

        static Command parse(List<String> arguments) {
            var verb = arguments.getFirst();
            var rest = arguments.subList(1, arguments.size());
            return switch (verb) {
                case "list" -> list(rest);
                case "show", "drop" -> one(verb, rest, LETTER, "TOPIC/PARTITION/OFFSET");
                case "replay" -> one(verb, rest, LETTER + "|[A-Za-z0-9._-]+", "TOPIC/PARTITION/OFFSET or TOPIC");
                default ->
                    throw Refusal.usage("\"" + verb + "\" is none of list, show, replay, drop; ./ops --help explains.");
            };
        }

        private static Command one(String verb, List<String> rest, String pattern, String expected) {
            if (rest.size() != 1 || !rest.getFirst().matches(pattern)) {
                throw Refusal.usage(verb + " needs " + expected + ".");
            }
            return new Command(verb, rest.getFirst(), "", "", 0);
        }

        private static Command list(List<String> rest) {
            var topic = "";
            var state = "open";
            var limit = 50;
            if (rest.size() % 2 != 0) {
                throw Refusal.usage(rest.getLast() + " needs a value.");
            }
            for (int i = 0; i < rest.size(); i += 2) {
                var value = rest.get(i + 1);
                switch (rest.get(i)) {
                    case "--topic" -> topic = value;
                    case "--state" -> state = value;
                    case "--limit" -> limit = number(value);
                    default -> throw Refusal.usage("\"" + rest.get(i) + "\" is not an option; ./ops --help explains.");
                }
            }
            return new Command("list", "", topic, state, limit);
        }

        private static int number(String value) {
            if (!value.matches("\\d{1,3}")) {
                throw Refusal.usage("--limit needs a number up to 200.");
            }
            return Integer.parseInt(value);
        }
    }

    void run(Command command) throws IOException, InterruptedException {
        switch (command.verb()) {
            case "list" -> list(command);
            case "show" -> show(gateway.get(PATH + "/" + command.target()));
            case "drop" -> done(gateway.post(PATH + "/" + command.target() + "/drop"));
            default -> replay(command.target());
        }
    }

    private void list(Command command) throws IOException, InterruptedException {
        var query = "?limit=" + command.limit()
                + (command.topic().isEmpty() ? "" : "&topic=" + encoded(command.topic()))
                + (command.state().equals("all") ? "" : "&state=" + encoded(command.state()));
        var page = gateway.get(PATH + query);
        for (var topic : page.path("topics")) {
            out.printf(
                    "%-32s %6d open  %6d replayed  %6d dropped%n",
                    topic.path("topic").asText(),
                    topic.path("open").asLong(),
                    topic.path("replayed").asLong(),
                    topic.path("dropped").asLong());
        }
        out.println();
        for (var letter : page.path("items")) {
            out.printf(
                    "%s  %-8s  %s  %s%n",
                    letter.path("arrived_at").asText(),
                    letter.path("state").asText(),
                    name(letter),
                    simple(letter.path("cause").asText("")));
        }
        if (!page.path("next_cursor").isNull()) {
            out.println("… and older ones: --limit, --topic");
        }
    }

    private void show(JsonNode whole) {
        out.println(name(whole.path("letter")) + "  "
                + whole.path("letter").path("state").asText());
        out.println("  message: " + whole.path("message").asText(""));
        whole.path("headers")
                .properties()
                .forEach(header -> out.println(
                        "  " + header.getKey() + ": " + header.getValue().asText()));
        out.println();
        out.println(whole.path("value").asText(""));
        if (whole.path("truncated").asBoolean()) {
            out.println("… of " + whole.path("letter").path("size").asInt() + " bytes");
        }
    }

    private void replay(String target) throws IOException, InterruptedException {
        if (target.contains("/")) {
            done(gateway.post(PATH + "/" + target + "/replay"));
            return;
        }
        var complete = false;
        while (!complete) {
            var answer = gateway.post(PATH + "/" + target + "/replay");
            complete = answer.path("complete").asBoolean();
            out.printf(
                    "%d replayed, %d gone from Kafka%s%n",
                    answer.path("replayed").asInt(), answer.path("gone").asInt(), complete ? "" : ", more follow");
        }
    }

    private void done(JsonNode letter) {
        out.println(name(letter) + " is " + letter.path("state").asText());
    }

    private static String name(JsonNode letter) {
        return letter.path("topic").asText() + "/" + letter.path("partition").asInt() + "/"
                + letter.path("offset").asLong();
    }

    private static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
