package io.messagecenter.platform.test;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** Whether a Docker engine answers, and what it is asked to run. */
final class Docker {

    static final DockerImageName KAFKA_IMAGE = DockerImageName.parse("apache/kafka:4.2.0");
    static final DockerImageName POSTGRES_IMAGE = DockerImageName.parse("postgres:18-alpine");

    private static final boolean ANSWERS = ask();

    private Docker() {}

    static boolean answers() {
        return ANSWERS;
    }

    /** Asks only where there is something to ask, since a search for an engine takes seconds. */
    private static boolean ask() {
        var addressed = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return addressed && DockerClientFactory.instance().isDockerAvailable();
    }
}
