package io.messagecenter.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The checkout: where sources, jars and what is made of them lie. */
final class Project {

    private final Path root;
    private final Properties versions = new Properties();

    Project(Path root) {
        this.root = root;
        try (InputStream source = Project.class.getResourceAsStream("/versions.properties")) {
            versions.load(source);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Path root() {
        return root;
    }

    Path kafkaLibraries() {
        return target().resolve("kafka-" + versions.getProperty("kafka"));
    }

    Path postgresArchives() {
        return target().resolve("postgres-" + versions.getProperty("postgres"));
    }

    /** Where infra/keycloak/prepare puts Keycloak. */
    Path keycloak() {
        return root.resolve("infra/keycloak/target").resolve("keycloak-" + versions.getProperty("keycloak"));
    }

    /** What Maven makes of the service. */
    Path jar(Service service) {
        return root.resolve(service.module()).resolve("target").resolve(jarName(service));
    }

    /** The folder with the service's jar taken apart, from which it starts faster. */
    Path extracted(Service service) {
        return target().resolve("services").resolve(service.artifact());
    }

    Path extractedJar(Service service) {
        return extracted(service).resolve(jarName(service));
    }

    /** Whether the service's jar is missing, or older than anything it is made of. */
    boolean isStale(Service service) throws IOException {
        Path jar = jar(service);
        if (!Files.exists(jar)) {
            return true;
        }
        var inputs = new ArrayList<Path>();
        inputs.add(root.resolve("pom.xml"));
        Path module = root.resolve(service.module());
        for (Path folder : List.of(
                root.resolve("libs/contracts"), root.resolve("libs/platform"), root.resolve("libs/whapi"), module)) {
            inputs.add(folder.resolve("pom.xml"));
            inputs.add(folder.resolve("src/main"));
        }
        return isNewer(inputs, Files.getLastModifiedTime(jar));
    }

    /**
     * Whether a file or folder below these was changed after that time. Folders count, since a deleted file shows nowhere else.
     */
    static boolean isNewer(List<Path> inputs, FileTime time) throws IOException {
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(input)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (Files.getLastModifiedTime(file).compareTo(time) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    Path dashboard() {
        return root.resolve("dashboard");
    }

    /** What the dashboard's build makes, and the gateway serves. */
    Path dashboardPages() {
        return dashboard().resolve("out");
    }

    /** Two runs with different data may share a checkout; only one of them builds at a time. */
    FileChannel lockBuild() throws IOException {
        Files.createDirectories(target());
        FileChannel channel =
                FileChannel.open(target().resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    /** The launcher's own build folder. */
    Path target() {
        return root.resolve("infra/local/target");
    }

    private String jarName(Service service) {
        return service.artifact() + "-" + versions.getProperty("project") + ".jar";
    }
}
