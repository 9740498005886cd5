package io.messagecenter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real Keycloak with a realm for Message Center as a process of its own, its data below {@code home}. */
final class Keycloak {

    static final String NAME = "keycloak";
    static final String HEAP_VARIABLE = "KEYCLOAK_HEAP";

    /** Of Keycloak's own administration, at its console. */
    static final String CONSOLE_USER = "admin";

    private static final String HEAP = "256m";
    private static final String REALM = "message-center";
    private static final String LOGIN_CLIENT = "message-center";
    private static final String USERS_CLIENT = "message-center-users";

    /**
     * How a running Keycloak is reached.
     *
     * @param url where browsers find it
     * @param password of the console
     * @param loginSecret of the client by which people log in
     * @param usersSecret of the client by which users are administered
     */
    record Access(String url, String password, String loginSecret, String usersSecret) {

        /** Access to one on that address, with secrets of this folder's own that are made on the first call. */
        static Access at(String url, Path secrets) throws IOException {
            return new Access(
                    url,
                    Postgres.password(secrets.resolve("keycloak.password")),
                    Postgres.password(secrets.resolve("keycloak-login.secret")),
                    Postgres.password(secrets.resolve("keycloak-users.secret")));
        }

        String issuer() {
            return url + "/realms/" + REALM;
        }

        String loginClient() {
            return LOGIN_CLIENT;
        }

        String usersClient() {
            return USERS_CLIENT;
        }
    }

    private final Path project;
    private final Path distribution;
    private final Path home;
    private final Access access;
    private final String bind;
    private final int port;
    private final String authUrl;
    private final Settings settings;

    /**
     * @param distribution where infra/keycloak/prepare unpacks and builds it
     * @param bind the address on which it listens
     * @param authUrl where it tells auth-service of sessions that ended
     */
    Keycloak(
            Path project,
            Path distribution,
            Path home,
            Access access,
            String bind,
            int port,
            String authUrl,
            Settings settings) {
        this.project = project;
        this.distribution = distribution;
        this.home = home;
        this.access = access;
        this.bind = bind;
        this.port = port;
        this.authUrl = authUrl;
        this.settings = settings;
    }

    /** Unpacks and builds Keycloak where that was not done yet, and says how to start it. */
    Part prepare(Commands commands, Console console, Path output) throws IOException {
        if (!Files.isDirectory(distribution)) {
            console.line("  Fetching and building Keycloak; this takes some minutes, once");
        }
        int exitCode = commands.run(
                project,
                output,
                java.util.Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of("bash", project.resolve("infra/keycloak/prepare").toString()));
        if (exitCode != 0) {
            throw Refusal.state("Keycloak could not be prepared; " + output + " says why.");
        }
        forgetOtherAddresses(console);
        var environment = Machine.baseEnvironment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        String heap = settings.text(HEAP_VARIABLE).orElse(HEAP);
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx" + heap);
        // Without the first one there would be two garbage collectors, which Java refuses.
        environment.put(
                "JAVA_OPTS_APPEND",
                "-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError");
        environment.put("KC_DB_URL", "jdbc:h2:file:" + home.resolve("h2/keycloak") + ";NON_KEYWORDS=VALUE");
        environment.put("KC_CACHE", "local");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", CONSOLE_USER);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", access.password());
        // For the realm's file, which names them.
        environment.put("OIDC_CLIENT_SECRET", access.loginSecret());
        environment.put("OIDC_ADMIN_CLIENT_SECRET", access.usersSecret());
        environment.put("OIDC_BACKCHANNEL_LOGOUT_URL", authUrl + "/auth/oidc/backchannel-logout");
        settings.text("PUBLIC_URL").ifPresent(url -> environment.put("PUBLIC_URL", url));
        var command = new ArrayList<>(Machine.ownSession());
        command.addAll(List.of(
                distribution.resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=" + bind,
                "--http-port=" + port,
                "--hostname=" + access.url()));
        return new Part(NAME, command, environment, home, this::answers, Part.StopSignal.TERM);
    }

    /** Its address is a part of everybody's identity there, and both addresses stand in the realm: with others it begins anew. */
    private void forgetOtherAddresses(Console console) throws IOException {
        Files.createDirectories(home);
        Path file = home.resolve("addresses");
        String addresses = access.url() + "\n" + authUrl + "\n";
        if (Files.exists(file) && !Files.readString(file).equals(addresses)) {
            console.note("Keycloak has another address than before: its users begin anew");
            DataDir.deleteTree(home.resolve("h2"));
        }
        Files.writeString(file, addresses);
    }

    private boolean answers() {
        return Readiness.answersOk(access.issuer() + "/.well-known/openid-configuration");
    }
}
