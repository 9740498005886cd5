package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    Path folder;

    @Test
    void aTakenPortIsNamedWithWhatWantsItAndTheWayOut() throws IOException {
        try (var other = new ServerSocket(0, 1, LOOPBACK)) {
            Ports ports = Ports.of(settings(Map.of("CHAT_PORT", String.valueOf(other.getLocalPort()))));

            assertThatThrownBy(() -> ports.check(List.of("CHAT_PORT"), LOOPBACK))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + ", meant for the chat,")
                    .hasMessageContaining("CHAT_PORT=");
        }
    }

    @Test
    void aPortTakenOnAllInterfacesIsTakenOnOneAsWell() throws IOException {
        try (var other = new ServerSocket(0)) {
            Ports ports = Ports.of(settings(Map.of("KAFKA_PORT", String.valueOf(other.getLocalPort()))));

            assertThatThrownBy(() -> ports.check(List.of(Ports.KAFKA), LOOPBACK))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aPortThatThisRunDoesNotNeedMayBeTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, LOOPBACK)) {
            Ports ports = Ports.of(settings(Map.of("SIMULATOR_PORT", String.valueOf(other.getLocalPort()))));

            assertThatCode(() -> ports.check(List.of(), LOOPBACK)).doesNotThrowAnyException();
        }
    }

    @Test
    void twoPartsCannotShareAPort() {
        assertThatThrownBy(() -> Ports.of(settings(Map.of("AUTH_PORT", "8000"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("GATEWAY_PORT and AUTH_PORT are both 8000");
    }

    @Test
    void freePortsAreAllDifferentAndFreeAndLeaveTheNamedOnesAlone() {
        Ports ports = Ports.free(settings(Map.of("GATEWAY_PORT", "8123")), new Random(1));

        assertThat(Ports.uses().stream().map(use -> ports.number(use.variable())))
                .doesNotHaveDuplicates();
        assertThat(ports.number("GATEWAY_PORT")).isEqualTo(8123);
        assertThatCode(() -> ports.check(List.of(Ports.KAFKA, Ports.POSTGRES, "AUTH_PORT"), LOOPBACK))
                .doesNotThrowAnyException();
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.load(folder.resolve(".env"), environment);
    }
}
