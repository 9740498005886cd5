package io.messagecenter.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Which port serves what: the defaults, what the settings say otherwise, or any that are free. */
final class Ports {

    /** @param purpose what listens there, for a sentence */
    record Use(String variable, int defaultPort, String purpose) {}

    static final String KAFKA = "KAFKA_PORT";
    static final String KAFKA_CONTROLLER = "KAFKA_CONTROLLER_PORT";
    static final String POSTGRES = "POSTGRES_PORT";
    static final String KEYCLOAK = "KEYCLOAK_PORT";

    /** Below the ports that systems hand out to outgoing connections, which would snatch them between search and use. */
    private static final int FIRST_FREE = 20_000;

    private static final int LAST_FREE = 29_999;

    private final Map<String, Integer> numbers;

    private Ports(Map<String, Integer> numbers) {
        this.numbers = Map.copyOf(numbers);
    }

    static List<Use> uses() {
        var uses = new ArrayList<Use>();
        for (Service service : Service.values()) {
            uses.add(new Use(service.portVariable(), service.defaultPort(), "the " + service.label()));
            if (service.hasManagementPort()) {
                uses.add(new Use(
                        service.managementPortVariable(),
                        service.defaultManagementPort(),
                        "the " + service.label() + "'s health and metrics"));
            }
        }
        uses.add(new Use(KAFKA, 19_092, "Kafka"));
        uses.add(new Use(KAFKA_CONTROLLER, 19_093, "Kafka's controller"));
        uses.add(new Use(POSTGRES, 15_432, "PostgreSQL"));
        uses.add(new Use(KEYCLOAK, 8_180, "Keycloak"));
        return uses;
    }

    /** @throws Refusal if two parts were given one port */
    static Ports of(Settings settings) {
        var numbers = new HashMap<String, Integer>();
        var owners = new HashMap<Integer, String>();
        for (Use use : uses()) {
            int number = settings.port(use.variable()).orElse(use.defaultPort());
            String other = owners.putIfAbsent(number, use.variable());
            if (other != null) {
                throw Refusal.usage("%s and %s are both %d, but each needs a port of its own."
                        .formatted(other, use.variable(), number));
            }
            numbers.put(use.variable(), number);
        }
        return new Ports(numbers);
    }

    /** Ports that nothing listens on now, save those that the settings name. */
    static Ports free(Settings settings, RandomGenerator random) {
        var numbers = new HashMap<String, Integer>();
        for (Use use : uses()) {
            settings.port(use.variable()).ifPresent(number -> numbers.put(use.variable(), number));
        }
        int candidate = random.nextInt(FIRST_FREE, LAST_FREE);
        for (Use use : uses()) {
            while (!numbers.containsKey(use.variable())) {
                candidate = candidate == LAST_FREE ? FIRST_FREE : candidate + 1;
                if (!numbers.containsValue(candidate) && isFree(InetAddress.getLoopbackAddress(), candidate)) {
                    numbers.put(use.variable(), candidate);
                }
            }
        }
        return new Ports(numbers);
    }

    int number(String variable) {
        return Objects.requireNonNull(numbers.get(variable), variable);
    }

    int of(Service service) {
        return of(Instance.first(service));
    }

    int of(Instance instance) {
        return number(instance.portVariable());
    }

    /** Where the service's actuator answers. */
    int managementOf(Service service) {
        return managementOf(Instance.first(service));
    }

    int managementOf(Instance instance) {
        return instance.service().hasManagementPort() ? number(instance.managementPortVariable()) : of(instance);
    }

    /** The same, and free ports for further instances. */
    Ports with(List<Instance> further, RandomGenerator random) {
        var more = new HashMap<>(numbers);
        for (Instance instance : further) {
            take(more, instance.portVariable(), random);
            take(more, instance.managementPortVariable(), random);
        }
        return new Ports(more);
    }

    private static void take(Map<String, Integer> numbers, String variable, RandomGenerator random) {
        int candidate = random.nextInt(FIRST_FREE, LAST_FREE);
        while (numbers.containsValue(candidate) || !isFree(InetAddress.getLoopbackAddress(), candidate)) {
            candidate = candidate == LAST_FREE ? FIRST_FREE : candidate + 1;
        }
        numbers.put(variable, candidate);
    }

    /**
     * @param used those that this run needs
     * @throws Refusal naming a port that is taken, what wants it, and the way out
     */
    void check(List<String> used, InetAddress address) {
        for (Use use : uses()) {
            int number = number(use.variable());
            if (used.contains(use.variable()) && !isFree(address, number)) {
                throw Refusal.state(
                        "Port %d, meant for %s, is taken by another program; stop that program or choose another port with %s=..."
                                .formatted(number, use.purpose(), use.variable()));
            }
        }
    }

    private static boolean isFree(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            // As servers do: a port in the aftermath of a closed connection is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
