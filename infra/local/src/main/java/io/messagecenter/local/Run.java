package io.messagecenter.local;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of the system, from the first check to the last process that stopped. */
final class Run {

    private static final String KAFKA = "kafka";
    private static final String POSTGRES = "postgres";
    private static final String BUILD_LOG = "build.log";
    private static final String DASHBOARD_LOG = "dashboard-build.log";

    private final Options options;
    private final Project project;
    private final Settings settings;
    private final Console console;
    private final DataDir data;
    private final Addresses addresses;
    private final LocalSystem system;
    private final AotCache aotCache;
    private final Commands commands = new Commands();
    private @Nullable Summary summary;
    private volatile boolean stopping;

    Run(Options options, Project project, Settings settings, Console console, DataDir data) {
        this.options = options;
        this.project = project;
        this.settings = settings;
        this.console = console;
        this.data = data;
        this.addresses = new Addresses(data.run());
        this.aotCache = new AotCache(project, commands, data.logs().resolve("learning.log"));
        this.system = new LocalSystem(data, console, this::publishAddresses);
    }

    /**
     * Returns when everything is ready.
     *
     * @throws Refusal if something stands in the way
     */
    void start(String bind, InetAddress bindAddress) throws IOException {
        addresses.remove();
        system.stopLeftovers();
        if (options.fresh()) {
            data.empty();
        }
        data.requireSpace();
        var random = new Random();
        Ports ports = (options.freePorts() ? Ports.free(settings, random) : Ports.of(settings))
                .with(options.scale().further(), random);
        String password = Postgres.password(data.run().resolve("postgres.password"));
        var keycloak = options.keycloak()
                ? Keycloak.Access.at(
                        "http://" + Topology.hostForPeople(bind) + ":" + ports.number(Ports.KEYCLOAK), data.run())
                : null;
        var topology = new Topology(
                settings,
                ports,
                data.folder(),
                project.dashboardPages(),
                bind,
                password,
                options.fakeAi(),
                keycloak,
                options.scale());
        List<Service> services = topology.services();
        Overrides overrides = options.overrides() == null
                ? Overrides.NONE
                : Overrides.load(Path.of(options.overrides()), Overrides.parts(topology.instances()));
        checkPorts(ports, services, bindAddress, options.keycloak());
        if (topology.simulated() && settings.text("WHAPI_BASE_URL").isPresent()) {
            console.note("WHAPI_BASE_URL is not used: without WHAPI_TOKEN the simulator plays WhatsApp");
        }
        build(services);
        buildDashboard();
        startParts(topology, ports, bind, password, overrides);
        synchronized (this) {
            summary = new Summary(topology, ports, system);
        }
        publishAddresses();
        summary.print(console, sinceStart());
        console.streamLogs();
        if (options.build()) {
            Thread.ofVirtual().name("learn").start(() -> learn(topology));
        }
    }

    /** Stops whatever was started, in order; leaves nothing running. */
    void stop() {
        stopping = true;
        console.stopLogs();
        addresses.remove();
        commands.cancel();
        if (system.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        try (var ticker = new Ticker(console, () -> "stopping")) {
            system.stop();
        }
        console.line(
                "Stopped after %.1f s; the data is in %s.".formatted((System.nanoTime() - begun) / 1e9, data.folder()));
    }

    private static void checkPorts(Ports ports, List<Service> services, InetAddress bindAddress, boolean keycloak) {
        var loopback = new ArrayList<>(List.of(Ports.KAFKA, Ports.KAFKA_CONTROLLER, Ports.POSTGRES));
        services.forEach(service -> {
            loopback.add(service.portVariable());
            loopback.add(service.managementPortVariable());
        });
        ports.check(loopback, InetAddress.getLoopbackAddress());
        ports.check(List.of(Service.GATEWAY.portVariable(), Service.SIMULATOR.portVariable()), bindAddress);
        if (keycloak) {
            ports.check(List.of(Ports.KEYCLOAK), bindAddress);
        }
    }

    private void build(List<Service> services) throws IOException {
        var build = new Build(project, commands, data.logs().resolve(BUILD_LOG));
        List<Service> stale = options.build() ? build.stale(services) : List.of();
        long begun = System.nanoTime();
        if (!stale.isEmpty()) {
            String names = stale.stream().map(Service::artifact).collect(Collectors.joining(", "));
            console.line("  Building " + names + "; the first time this takes some minutes");
            try (var ticker = new Ticker(console, () -> "building")) {
                build.compile(stale);
            }
        }
        try (var ticker = new Ticker(console, () -> "unpacking")) {
            build.extract(services);
        }
        console.done("build", stale.isEmpty() ? "up to date" : since(begun));
    }

    private void buildDashboard() throws IOException {
        var dashboard = new Dashboard(
                project, new NodeJs(commands, project.dashboard(), data.logs().resolve(DASHBOARD_LOG)));
        if (!options.build() || !dashboard.isStale()) {
            return;
        }
        console.line("  Building the dashboard; the first time this takes a minute or two");
        long begun = System.nanoTime();
        try (var ticker = new Ticker(console, dashboard::step)) {
            dashboard.build();
        }
        console.done("dashboard", since(begun));
    }

    private static String since(long begun) {
        return "%.1f s".formatted((System.nanoTime() - begun) / 1e9);
    }

    private void startParts(Topology topology, Ports ports, String bind, String password, Overrides overrides)
            throws IOException {
        if (options.verbose()) {
            console.streamLogs();
        }
        try (var ticker = new Ticker(console, () -> "starting " + String.join(", ", system.waitingFor()))) {
            var kafka = new Kafka(project.kafkaLibraries(), data.resolve(KAFKA), ports, settings, overrides.of(KAFKA));
            system.start(kafka.prepare(commands, data.logs().resolve("kafka.log")));
            var postgres = new Postgres(
                    project.postgresArchives(),
                    data.resolve(POSTGRES),
                    ports.number(Ports.POSTGRES),
                    password,
                    overrides.of(POSTGRES));
            system.start(postgres.prepare(commands, data.logs().resolve("postgres.log")));
            var keycloak = topology.keycloak();
            if (keycloak != null) {
                var part = new Keycloak(
                        project.root(),
                        project.keycloak(),
                        data.resolve(Keycloak.NAME),
                        keycloak,
                        bind,
                        ports.number(Ports.KEYCLOAK),
                        topology.url(Service.AUTH),
                        settings);
                system.start(part.prepare(commands, console, data.logs().resolve("keycloak.log")));
            }
            system.awaitReady(List.of(POSTGRES));
            for (Instance instance : topology.instances()) {
                system.start(part(instance, topology, overrides));
            }
            system.awaitReady(List.of(KAFKA));
            system.awaitReady(topology.instances().stream().map(Instance::label).toList());
            if (keycloak != null) {
                system.awaitReady(List.of(Keycloak.NAME));
            }
        }
    }

    /** Makes later starts faster, at the lowest priority, while the system is already there to be used. */
    private void learn(Topology topology) {
        try {
            for (Service service : topology.services()) {
                if (aotCache.isMissing(service)) {
                    aotCache.train(
                            service,
                            java(service),
                            program(service),
                            environment(Instance.first(service), topology, Overrides.NONE));
                }
            }
        } catch (IOException | Refusal trouble) {
            if (!stopping) {
                console.note("Later starts will not be faster: " + trouble.getMessage());
            }
        }
    }

    private List<String> java(Service service) {
        return Jvm.command(
                settings.text(service.heapVariable()).orElse(Jvm.SERVICE_HEAP),
                service.isBusy() && settings.compilesForSpeed());
    }

    private List<String> program(Service service) {
        return List.of("-jar", project.extractedJar(service).toString());
    }

    private static Map<String, String> environment(Instance instance, Topology topology, Overrides overrides) {
        var environment = Machine.baseEnvironment();
        environment.putAll(topology.variables(instance));
        environment.putAll(overrides.of(instance.label()));
        return environment;
    }

    private Part part(Instance instance, Topology topology, Overrides overrides) {
        Service service = instance.service();
        var command = new ArrayList<>(Machine.ownSession());
        command.addAll(java(service));
        command.addAll(aotCache.flags(service));
        command.addAll(program(service));
        return new Part(
                instance.label(),
                command,
                environment(instance, topology, overrides),
                project.extracted(service),
                () -> Readiness.answersOk(topology.readinessUrl(instance)),
                Part.StopSignal.TERM);
    }

    private synchronized void publishAddresses() {
        if (summary != null) {
            try {
                addresses.write(summary.addresses());
            } catch (IOException unwritable) {
                console.note("The addresses could not be written: " + unwritable.getMessage());
            }
        }
    }

    /** Since ./run was called: the shell script became this process. */
    private static Duration sinceStart() {
        return Duration.between(ProcessHandle.current().info().startInstant().orElseGet(Instant::now), Instant.now());
    }
}
