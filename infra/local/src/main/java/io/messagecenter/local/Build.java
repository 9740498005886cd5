package io.messagecenter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Makes what is to run, as far as it is missing or older than its sources: jars by Maven, then the jars taken apart. */
final class Build {

    private static final String STAMP = ".made-of";

    /** There while Maven builds: one that was cut short leaves half-written jars, which look newer than their sources. */
    private static final String UNFINISHED = "build.unfinished";

    private final Project project;
    private final Commands commands;
    private final Path log;

    /** @param log gets what Maven prints */
    Build(Project project, Commands commands, Path log) {
        this.project = project;
        this.commands = commands;
        this.log = log;
    }

    /** The services whose jars Maven has to make. */
    List<Service> stale(List<Service> services) throws IOException {
        if (Files.exists(unfinished())) {
            return services;
        }
        var stale = new ArrayList<Service>();
        for (Service service : services) {
            if (project.isStale(service)) {
                stale.add(service);
            }
        }
        return stale;
    }

    /** @throws Refusal if Maven is missing or fails */
    void compile(List<Service> stale) throws IOException {
        FileTime begun = FileTime.from(Instant.now());
        String modules = stale.stream().map(Service::module).collect(Collectors.joining(","));
        Files.deleteIfExists(log);
        int exitCode;
        try (var alone = project.lockBuild()) {
            String goals = Files.exists(unfinished()) ? "clean package" : "package";
            Files.write(unfinished(), new byte[0]);
            exitCode = commands.run(
                    project.root(),
                    log,
                    Map.of("JAVA_HOME", System.getProperty("java.home")),
                    Stream.concat(
                                    Stream.of("mvn", "-q", "-B", "-ntp", "-DskipTests", "-pl", modules, "-am"),
                                    Stream.of(goals.split(" ")))
                            .toList());
            if (exitCode == 0) {
                Files.delete(unfinished());
            }
        } catch (IOException noMaven) {
            throw Refusal.state("Maven is missing: install Maven 3.8 or newer so that \"mvn\" is found on the PATH.");
        }
        if (exitCode != 0) {
            throw Refusal.state("The build failed; " + log + " says why.");
        }
        for (Service service : stale) {
            if (Files.exists(project.jar(service))) {
                // Also when Maven found nothing to do; and a source saved during the build is newer than this.
                Files.setLastModifiedTime(project.jar(service), begun);
            }
        }
    }

    /** Takes the jars apart that were not yet, or were made anew. A running service keeps the files that it has open. */
    void extract(List<Service> services) throws IOException {
        try (var alone = project.lockBuild()) {
            for (Service service : services) {
                if (!Files.exists(project.jar(service))) {
                    throw Refusal.state("There is no " + project.root().relativize(project.jar(service))
                            + "; run ./run without --no-build.");
                }
                if (!madeOf(project.jar(service)).equals(stampOf(service))) {
                    extract(service);
                }
            }
        }
    }

    private void extract(Service service) throws IOException {
        Path target = project.extracted(service);
        Files.createDirectories(target.getParent());
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Path old = target.resolveSibling(target.getFileName() + ".old");
        DataDir.deleteTree(fresh);
        DataDir.deleteTree(old);
        String madeOf = madeOf(project.jar(service));
        unpack(project.jar(service), fresh);
        Files.writeString(fresh.resolve(STAMP), madeOf);
        if (Files.exists(target)) {
            Files.move(target, old);
        }
        Files.move(fresh, target);
        DataDir.deleteTree(old);
    }

    private void unpack(Path jar, Path target) throws IOException {
        if (!isOfSpringBoot(jar)) {
            Files.createDirectory(target);
            Files.copy(jar, target.resolve(jar.getFileName()));
            return;
        }
        var command =
                List.of(Jvm.java().toString(), "-XX:TieredStopAtLevel=1", "-Djarmode=tools", "-jar", jar.toString());
        var extract = List.of("extract", "--destination", target.toString());
        if (commands.run(
                        project.root(),
                        log,
                        Map.of(),
                        Stream.concat(command.stream(), extract.stream()).toList())
                != 0) {
            throw Refusal.state(jar + " could not be taken apart; " + log + " says why.");
        }
    }

    private static boolean isOfSpringBoot(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.getEntry("BOOT-INF/") != null;
        }
    }

    private String stampOf(Service service) throws IOException {
        Path stamp = project.extracted(service).resolve(STAMP);
        return Files.exists(stamp) ? Files.readString(stamp) : "";
    }

    private static String madeOf(Path jar) throws IOException {
        return Files.size(jar) + " bytes of " + Files.getLastModifiedTime(jar);
    }

    private Path unfinished() {
        return project.target().resolve(UNFINISHED);
    }
}
