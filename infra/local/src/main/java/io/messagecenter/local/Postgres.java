package io.messagecenter.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.postgresql.ds.PGSimpleDataSource;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL server as a process of its own, durable as in production (fsync on), its data below {@code home}. */
final class Postgres {

    private static final String NAME = "postgres";
    private static final String SUPERUSER = "postgres";
    private static final String MAJOR_VERSION = "18";
    private static final int NOBODY = 65_534;
    private static final String SETPRIV = "setpriv";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path archives;
    private final Path home;
    private final int port;
    private final String password;
    private final Map<String, String> overrides;

    /**
     * @param archives the folder with the platform's archive of binaries, where it is also unpacked
     * @param password of the superuser and of the services' role
     * @param overrides settings of the server over our own
     */
    Postgres(Path archives, Path home, int port, String password, Map<String, String> overrides) {
        this.archives = archives;
        this.home = home;
        this.port = port;
        this.password = password;
        this.overrides = overrides;
    }

    /** The password kept in the file, made on the first call. */
    static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, OWNER_ONLY);
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /** Unpacks the binaries and makes the database cluster where they are missing, and says how to start the server. */
    Part prepare(Commands commands, Path output) throws IOException {
        Path binaries = unpack(commands, output);
        Path data = home.resolve("data");
        List<String> otherUser = otherUser(commands, output);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(commands, output, binaries, data, otherUser);
        }
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw Refusal.state(
                    "The data in %s is of PostgreSQL %s, but this is PostgreSQL %s; start with --fresh to forget it."
                            .formatted(data, version, MAJOR_VERSION));
        }
        var command = new ArrayList<>(Machine.ownSession());
        command.addAll(otherUser);
        command.addAll(List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString()));
        command.addAll(List.of("-p", String.valueOf(port)));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "shared_buffers=64MB",
                "max_connections=150",
                "log_line_prefix=%t ")) {
            command.addAll(List.of("-c", setting));
        }
        // The last one of a name wins.
        overrides.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Part(NAME, command, Machine.baseEnvironment(), home, this::readyWithDatabases, Part.StopSignal.INT);
    }

    private Path unpack(Commands commands, Path output) throws IOException {
        Path target = archives.resolve(Machine.platform());
        if (Files.isDirectory(target)) {
            return target;
        }
        Path archive = archive();
        Path fresh = Files.createTempDirectory(archives, "unpacking-");
        // Another user may have to read it.
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path tar = fresh.resolve("postgres.tar");
        try (var jar = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    decompress(jar, tar);
                }
            }
        }
        if (commands.run(fresh, output, Map.of(), List.of("tar", "-xf", tar.toString())) != 0) {
            throw Refusal.state("PostgreSQL could not be unpacked in " + fresh + "; " + output + " says why.");
        }
        Files.delete(tar);
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException anotherRunWasFaster) {
            if (!Files.isDirectory(target)) {
                throw anotherRunWasFaster;
            }
            DataDir.deleteTree(fresh);
        }
        return target;
    }

    private static void decompress(InputStream source, Path target) throws IOException {
        Files.copy(new XZInputStream(source), target);
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(archives)) {
            return files.filter(file -> file.getFileName().toString().contains(Machine.platform() + "-"))
                    .findFirst()
                    .orElseThrow(() -> Refusal.state("There is no PostgreSQL for " + Machine.platform()
                            + " among the project's dependencies; run it with Docker Compose instead."));
        }
    }

    /** PostgreSQL refuses to run as root; a user namespace, or else another user, satisfies it. */
    private List<String> otherUser(Commands commands, Path output) throws IOException {
        Files.createDirectories(home);
        if (!Machine.isRoot()) {
            return List.of();
        }
        if (Machine.hasProgram("unshare")
                && commands.run(home, output, Map.of(), List.of("unshare", "-U", "true")) == 0) {
            return List.of("unshare", "-U");
        }
        if (!Machine.hasProgram(SETPRIV)) {
            throw Refusal.state(
                    "PostgreSQL refuses to run as root, and this machine has neither user namespaces nor the"
                            + " program setpriv; start ./run as another user.");
        }
        giveAway(home);
        return List.of(SETPRIV, "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    private static void giveAway(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", NOBODY);
        Files.setAttribute(file, "unix:gid", NOBODY);
    }

    private void initialise(Commands commands, Path output, Path binaries, Path data, List<String> otherUser)
            throws IOException {
        // What an interrupted first start left behind is of no use.
        DataDir.deleteTree(data);
        Path secret = home.resolve("superuser");
        Files.deleteIfExists(secret);
        Files.createFile(secret, OWNER_ONLY);
        Files.writeString(secret, password);
        if (otherUser.contains(SETPRIV)) {
            giveAway(secret);
        }
        var command = new ArrayList<>(otherUser);
        command.addAll(List.of(binaries.resolve("bin/initdb").toString(), "-D", data.toString()));
        command.addAll(List.of("-U", SUPERUSER, "-A", "scram-sha-256", "--pwfile=" + secret));
        command.addAll(List.of("-E", "UTF8", "--locale=C.UTF-8"));
        int exitCode = commands.run(home, output, Map.of(), command);
        Files.delete(secret);
        if (exitCode != 0) {
            throw Refusal.state("PostgreSQL's data in " + data + " could not be prepared; " + output + " says why.");
        }
    }

    private boolean readyWithDatabases() {
        var server = new PGSimpleDataSource();
        server.setServerNames(new String[] {"127.0.0.1"});
        server.setPortNumbers(new int[] {port});
        server.setDatabaseName("postgres");
        server.setUser(SUPERUSER);
        server.setPassword(password);
        server.setConnectTimeout(2);
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            createMissing(statement);
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void createMissing(Statement statement) throws SQLException {
        if (isMissing(statement, "SELECT FROM pg_roles WHERE rolname = '" + Topology.DATABASE_ROLE + "'")) {
            statement.execute("CREATE ROLE " + Topology.DATABASE_ROLE + " LOGIN PASSWORD '" + password + "'");
        }
        for (String database : Service.databases().toList()) {
            if (isMissing(statement, "SELECT FROM pg_database WHERE datname = '" + database + "'")) {
                statement.execute("CREATE DATABASE " + database + " OWNER " + Topology.DATABASE_ROLE);
            }
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}
