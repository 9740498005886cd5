package io.messagecenter.auth.keycloak;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The distribution of Keycloak with our realm as a process, as {@code ./run --keycloak} starts it; an empty database each time. */
final class RealKeycloak implements AutoCloseable {

    static final int PORT = freePort();
    static final String URL = "http://localhost:" + PORT;
    static final String ISSUER = URL + "/realms/message-center";

    private static final Path INFRA =
            Path.of("../infra/keycloak").toAbsolutePath().normalize();
    private static final Path DATA = Path.of("target/keycloak-" + PORT).toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;

    /** Tells a service of it. */
    static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "OIDC_ISSUER=" + ISSUER,
                            "OIDC_CLIENT_ID=message-center",
                            "OIDC_CLIENT_SECRET=secret-of-the-login",
                            "OIDC_NAME=Keycloak",
                            "OIDC_ADMIN_CLIENT_ID=message-center-users",
                            "OIDC_ADMIN_CLIENT_SECRET=secret-of-the-administration")
                    .applyTo(context);
        }
    }

    private RealKeycloak(Process process) {
        this.process = process;
    }

    /** Returns once it answers. The first time on a machine it is fetched and built before. */
    static RealKeycloak start(String authUrl) throws IOException, InterruptedException {
        Files.createDirectories(DATA);
        var log = Path.of("target/keycloak.log").toFile();
        var java = System.getProperty("java.home");
        var preparation = new ProcessBuilder("bash", INFRA.resolve("prepare").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        preparation.environment().put("JAVA_HOME", java);
        var prepare = preparation.start();
        var home = new String(prepare.getInputStream().readAllBytes()).strip();
        if (prepare.waitFor() != 0) {
            throw new IllegalStateException("Keycloak could not be prepared");
        }
        var start = new ProcessBuilder(
                        home + "/bin/kc.sh",
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + PORT,
                        "--hostname=" + URL)
                .redirectErrorStream(true)
                .redirectOutput(log);
        var environment = start.environment();
        environment.put("JAVA_HOME", java);
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx256m");
        environment.put("JAVA_OPTS_APPEND", "-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        environment.put("KC_DB_URL", "jdbc:h2:file:" + DATA.resolve("h2") + ";NON_KEYWORDS=VALUE");
        environment.put("KC_CACHE", "local");
        environment.put("OIDC_CLIENT_SECRET", "secret-of-the-login");
        environment.put("OIDC_ADMIN_CLIENT_SECRET", "secret-of-the-administration");
        environment.put("OIDC_BACKCHANNEL_LOGOUT_URL", authUrl + "/auth/oidc/backchannel-logout");
        var keycloak = new RealKeycloak(start.start());
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .failFast("Keycloak ended: " + log, () -> !keycloak.process.isAlive())
                .until(RealKeycloak::answers);
        return keycloak;
    }

    private static boolean answers() {
        try {
            var connection = (HttpURLConnection) URI.create(ISSUER + "/.well-known/openid-configuration")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            var all = process.descendants().toList();
            process.destroy();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            all.forEach(ProcessHandle::destroyForcibly);
            if (Files.exists(DATA)) {
                try (var files = Files.walk(DATA)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
