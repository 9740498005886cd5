package io.messagecenter.local;

/**
 * One process of a service. The first has the service's own name and ports; each further one ({@code --scale}) a number after the
 * name and ports of its own.
 */
record Instance(Service service, int number) {

    static Instance first(Service service) {
        return new Instance(service, 1);
    }

    /** Its short name, in logs and tables: {@code chat}, {@code chat-2}. */
    String label() {
        return number == 1 ? service.label() : service.label() + "-" + number;
    }

    /** The name without the number, of an instance or of any other part. */
    static String familyOf(String label) {
        return label.replaceFirst("-[2-9]$", "");
    }

    String portVariable() {
        return number == 1 ? service.portVariable() : service.name() + "_" + number + "_PORT";
    }

    String managementPortVariable() {
        return number == 1 ? service.managementPortVariable() : service.name() + "_" + number + "_MANAGEMENT_PORT";
    }
}
