package io.messagecenter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the JVM learned from one start of a service, so that the next ones take a third less time. It lies beside the service's
 * extracted jar and goes with it when the service is built anew.
 */
final class AotCache {

    private final Project project;
    private final Commands commands;
    private final Path log;

    /** @param log gets what the training runs print */
    AotCache(Project project, Commands commands, Path log) {
        this.project = project;
        this.commands = commands;
        this.log = log;
    }

    boolean isMissing(Service service) {
        return service != Service.FAKE_AI && !Files.exists(file(service));
    }

    /**
     * Starts the service up to the point where it would begin its work, which teaches the JVM; takes some 20 s.
     *
     * @throws Refusal if the service does not get that far
     */
    void train(Service service, List<String> java, List<String> program, Map<String, String> environment)
            throws IOException {
        Path fresh = file(service).resolveSibling("app.aot.new");
        var command = new ArrayList<>(Machine.lowestPriority());
        command.addAll(java);
        command.addAll(List.of("-XX:AOTCacheOutput=" + fresh, "-Dspring.context.exit=onRefresh"));
        command.addAll(program);
        int exitCode = commands.run(project.extracted(service), log, environment, command);
        if (exitCode != 0 || !Files.exists(fresh)) {
            throw Refusal.state("The start of the " + service.label() + " could not be learned; " + log + " says why.");
        }
        Files.move(fresh, file(service), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What makes the JVM use it; nothing where there is none. */
    List<String> flags(Service service) {
        return Files.exists(file(service)) ? List.of("-XX:AOTCache=" + file(service)) : List.of();
    }

    private Path file(Service service) {
        return project.extracted(service).resolve("app.aot");
    }
}
