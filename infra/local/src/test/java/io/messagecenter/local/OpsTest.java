package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpsTest {

    private static final String LETTER = """
            {"topic":"a.dlt","partition":3,"offset":17,"arrived_at":"2026-11-23T10:00:00Z","state":"%s","cause":"x.y.Bad","size":9}""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> calls = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private int status = 200;
    private HttpServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            var path = exchange.getRequestURI().toString();
            calls.add(exchange.getRequestMethod() + " " + path + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getRequestBody().readAllBytes();
            var login = path.equals("/auth/login");
            var body = (login ? "{\"access_token\":\"T\"}" : answers.poll()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(login ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private String ops(String... arguments) throws Exception {
        Ops.run(
                List.of(arguments),
                Map.of(
                        "OPS_URL", "http://127.0.0.1:" + gateway.getAddress().getPort(),
                        "OPS_USERNAME", "admin",
                        "OPS_PASSWORD", "secret"),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theListShowsWhatWaitsAndHowToNameIt() throws Exception {
        answers.add("{\"topics\":[{\"topic\":\"a.dlt\",\"open\":2,\"replayed\":1,\"dropped\":0}],\"items\":["
                + LETTER.formatted("open") + "],\"next_cursor\":null}");

        assertThat(ops("dead-letters", "list", "--topic", "a.dlt")).contains("2 open", "a.dlt/3/17  Bad");
        assertThat(calls).last().isEqualTo("GET /ops/dead-letters?limit=50&topic=a.dlt&state=open Bearer T");
    }

    @Test
    void oneIsShownReplayedAndDropped() throws Exception {
        answers.add("{\"letter\":" + LETTER.formatted("open")
                + ",\"message\":\"broken\",\"headers\":{\"ce_id\":\"5\"},\"value\":\"{…\",\"truncated\":true}");
        answers.add(LETTER.formatted("replayed"));
        answers.add(LETTER.formatted("dropped"));

        assertThat(ops("dead-letters", "show", "a.dlt/3/17")).contains("broken", "ce_id: 5", "{…", "of 9 bytes");
        assertThat(ops("dead-letters", "replay", "a.dlt/3/17")).contains("a.dlt/3/17 is replayed");
        assertThat(ops("dead-letters", "drop", "a.dlt/3/17")).contains("a.dlt/3/17 is dropped");
        assertThat(calls)
                .contains(
                        "POST /ops/dead-letters/a.dlt/3/17/replay Bearer T",
                        "POST /ops/dead-letters/a.dlt/3/17/drop Bearer T");
    }

    @Test
    void aTopicIsReplayedToItsEnd() throws Exception {
        answers.add("{\"replayed\":50,\"gone\":0,\"complete\":false}");
        answers.add("{\"replayed\":3,\"gone\":1,\"complete\":true}");

        assertThat(ops("dead-letters", "replay", "a.dlt")).contains("50 replayed", "more follow", "3 replayed, 1 gone");
        assertThat(calls).filteredOn(c -> c.contains("/replay")).hasSize(2);
    }

    @Test
    void aRefusalIsToldInTheSystemsWords() {
        status = 409;
        answers.add("{\"detail\":\"This dead letter was dropped.\"}");

        assertThatThrownBy(() -> ops("dead-letters", "replay", "a.dlt/3/17"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.exitCode()).isEqualTo(1))
                .hasMessage("This dead letter was dropped.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "letters list",
                "dead-letters",
                "dead-letters burn a/1/2",
                "dead-letters show a",
                "dead-letters replay ../x",
                "dead-letters drop a/1",
                "dead-letters list --topic",
                "dead-letters list --limit many",
                "dead-letters list --colour red"
            })
    void aWrongCommandIsRefusedBeforeAnybodyLogsIn(String command) {
        assertThatThrownBy(() -> ops(command.split(" ")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.exitCode()).isEqualTo(2));
        assertThat(calls).isEmpty();
    }
}
