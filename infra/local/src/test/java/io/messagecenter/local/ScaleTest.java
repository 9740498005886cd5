package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

    private static final Scale TWO_CHATS = Scale.parse("chat=2,ingest=1");

    @Test
    void theFirstInstanceHasTheServicesNameAndTheSecondANumber() {
        assertThat(topology().instances().stream().map(Instance::label))
                .contains("chat", "chat-2", "ingest")
                .doesNotContain("chat-1", "ingest-2");
    }

    @Test
    void instancesDifferInTheirPortsAndInNothingElse() {
        var first = new HashMap<>(topology().variables(new Instance(Service.CHAT, 1)));
        var second = topology().variables(new Instance(Service.CHAT, 2));

        assertThat(second).hasSameSizeAs(first);
        first.entrySet().removeAll(second.entrySet());
        assertThat(first).containsOnlyKeys("SERVER_PORT", "MANAGEMENT_SERVER_PORT");
    }

    @Test
    void allInstancesStopWhereTheirServiceStops() {
        assertThat(List.of("chat-2", "chat", "fake-ai", "kafka").stream().map(Instance::familyOf))
                .containsExactly("chat", "chat", "fake-ai", "kafka");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "chat", "chat=0", "chat=10", "chat=two", "gateway=2", "simulator=2", "chat=2,,", "chats=2"})
    void whatCannotBeStartedIsRefused(String text) {
        assertThatThrownBy(() -> Scale.parse(text)).isInstanceOf(Refusal.class).hasMessageContaining("chat=2,ingest=2");
    }

    private static Topology topology() {
        var settings = Settings.load(Path.of("no-such.env"), Map.of());
        var ports = Ports.of(settings).with(TWO_CHATS.further(), new Random(1));
        return new Topology(
                settings, ports, Path.of("data"), Path.of("out"), "127.0.0.1", "password", false, null, TWO_CHATS);
    }
}
