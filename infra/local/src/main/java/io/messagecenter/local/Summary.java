package io.messagecenter.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where everything is that runs now: as a table for people, and as addresses for programs. */
final class Summary {

    private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

    private final Topology topology;
    private final Ports ports;
    private final LocalSystem system;

    Summary(Topology topology, Ports ports, LocalSystem system) {
        this.topology = topology;
        this.ports = ports;
        this.system = system;
    }

    void print(Console console, Duration took) {
        var keycloak = topology.keycloak();
        console.line("");
        console.line("Message Center is ready after %.1f s%s.".formatted(took.toMillis() / 1e3, memory()));
        console.line("");
        row(console, "dashboard, API", browsable(Service.GATEWAY));
        row(console, "WHAPI's webhook", browsable(Service.GATEWAY) + "/webhook/whapi");
        if (topology.simulated()) {
            row(console, "virtual phone", browsable(Service.SIMULATOR));
        }
        if (topology.demo()) {
            row(console, "accounts", "admin / admin123, agent / agent123");
        }
        if (keycloak != null) {
            row(
                    console,
                    "login by Keycloak",
                    browsable(Service.GATEWAY) + "/auth/oidc/login (the same two names, other people)");
        }
        console.line("");
        for (Instance instance : topology.instances()) {
            row(console, instance.label(), inside(instance));
        }
        row(console, "kafka", "127.0.0.1:" + ports.number(Ports.KAFKA));
        row(console, "postgres", "127.0.0.1:" + ports.number(Ports.POSTGRES));
        if (keycloak != null) {
            row(
                    console,
                    Keycloak.NAME,
                    "%s   console: %s, password in run/keycloak.password of the data"
                            .formatted(keycloak.url(), Keycloak.CONSOLE_USER));
        }
        console.line("");
        console.line("Ctrl-C stops everything.");
        console.line("");
    }

    List<Addresses.Address> addresses() {
        var addresses = new ArrayList<Addresses.Address>();
        for (Instance instance : topology.instances()) {
            addresses.add(new Addresses.Address(
                    instance.label(),
                    topology.url(instance),
                    ports.of(instance),
                    ports.managementOf(instance),
                    system.pid(instance.label())));
        }
        addresses.add(infrastructure("kafka", "127.0.0.1:", Ports.KAFKA));
        addresses.add(infrastructure("postgres", "jdbc:postgresql://127.0.0.1:", Ports.POSTGRES));
        var keycloak = topology.keycloak();
        if (keycloak != null) {
            addresses.add(new Addresses.Address(
                    Keycloak.NAME, keycloak.url(), ports.number(Ports.KEYCLOAK), 0, system.pid(Keycloak.NAME)));
        }
        return addresses;
    }

    private Addresses.Address infrastructure(String name, String prefix, String port) {
        int number = ports.number(port);
        return new Addresses.Address(name, prefix + number, number, 0, system.pid(name));
    }

    private String inside(Instance instance) {
        String address = topology.url(instance);
        return instance.service().hasManagementPort()
                ? address + "   health and metrics on port " + ports.managementOf(instance)
                : address;
    }

    private String browsable(Service service) {
        return "http://" + topology.hostForPeople(service) + ":" + ports.of(service);
    }

    private String memory() {
        Machine.Memory memory = system.memory();
        return memory.resident() == 0
                ? ""
                : "; all processes together take %.2f GiB of memory (%.2f GiB if pages that they share count for each)"
                        .formatted(memory.proportional() / GIBIBYTE, memory.resident() / GIBIBYTE);
    }

    private static void row(Console console, String name, String value) {
        console.line("  %-16s %s".formatted(name, value));
    }
}
