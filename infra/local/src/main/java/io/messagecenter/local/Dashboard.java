package io.messagecenter.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the dashboard's pages from their sources with Node, where they are missing or were made of others. What they were made of
 * is told by its content, so that a checkout of another branch and back builds nothing.
 */
public final class Dashboard {

    private static final String STAMP = ".made-of";

    /** What the pages are made of, beside the APIs' descriptions. */
    private static final List<String> SOURCES = List.of(
            "src",
            "public",
            "scripts",
            "package.json",
            "package-lock.json",
            "next.config.ts",
            "postcss.config.mjs",
            "tsconfig.json");

    private static final String APIS = "docs/contracts/openapi";

    private final Project project;
    private final Path root;
    private final Path folder;
    private final Npm npm;
    private volatile String step = "";

    /** The command npm, in the dashboard's folder. */
    interface Npm {

        /** @throws Refusal if it cannot be run, or fails */
        void run(String... arguments) throws IOException;
    }

    Dashboard(Project project, Npm npm) {
        this.project = project;
        this.root = project.root();
        this.folder = project.dashboard();
        this.npm = npm;
    }

    /** What {@code ./test} calls: builds where needed, says what it does. */
    public static void main(String[] arguments) {
        var project = new Project(
                Path.of(System.getProperty("message-center.root", "")).toAbsolutePath());
        var log = project.root().resolve("target/dashboard-build.log");
        var commands = new Commands();
        Runtime.getRuntime().addShutdownHook(new Thread(commands::cancel, "stop"));
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            var dashboard = new Dashboard(project, new NodeJs(commands, project.dashboard(), log));
            System.out.println(dashboard.isStale() ? "Building the dashboard" : "The dashboard is up to date");
            dashboard.build();
        } catch (Refusal refusal) {
            System.err.println("./test: " + refusal.sentence());
            System.exit(1);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Whether its pages are missing or made of other sources. */
    boolean isStale() throws IOException {
        return !isMadeOf(project.dashboardPages(), sources());
    }

    /** What {@link #build} is doing now. */
    String step() {
        return step;
    }

    /**
     * Makes what is missing or made of something else: the libraries, then the pages.
     *
     * @throws Refusal if Node is missing, or npm fails
     */
    void build() throws IOException {
        try (var alone = project.lockBuild()) {
            var lock = digest(List.of(folder.resolve("package-lock.json")));
            var libraries = folder.resolve("node_modules");
            if (!isMadeOf(libraries, lock)) {
                step = "fetching the dashboard's libraries";
                npm.run("ci");
                Files.createDirectories(libraries);
                Files.writeString(libraries.resolve(STAMP), lock);
            }
            var sources = sources();
            if (!isMadeOf(project.dashboardPages(), sources)) {
                step = "building the dashboard";
                npm.run("run", "build");
                Files.writeString(project.dashboardPages().resolve(STAMP), sources);
            }
        }
    }

    private static boolean isMadeOf(Path made, String what) throws IOException {
        var stamp = made.resolve(STAMP);
        return Files.exists(stamp) && Files.readString(stamp).equals(what);
    }

    private String sources() throws IOException {
        return digest(Stream.concat(SOURCES.stream().map(folder::resolve), Stream.of(root.resolve(APIS)))
                .toList());
    }

    /** Of the names and contents of all files there. */
    private String digest(List<Path> places) throws IOException {
        try (var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
            for (Path place : places) {
                if (Files.exists(place)) {
                    try (Stream<Path> files = Files.walk(place)) {
                        for (Path file : files.filter(this::counts).sorted().toList()) {
                            digest.write(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                            digest.write(0);
                            Files.copy(file, digest);
                        }
                    }
                }
            }
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Neither folders, nor tests, nor what the build writes between its sources. */
    private boolean counts(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.contains(".test.")
                && !file.startsWith(folder.resolve("src/test"))
                && !file.startsWith(folder.resolve("src/lib/api/schema"));
    }
}
