package io.messagecenter.local;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code ./run}, as usage.txt explains it.
 *
 * @param envFile read instead of {@code .env}
 * @param overrides the file with settings of single parts
 * @param bind the address for the gateway and the virtual phone, null to take it from the settings
 */
record Options(
        boolean fresh,
        boolean fakeAi,
        boolean keycloak,
        boolean build,
        boolean freePorts,
        boolean verbose,
        @Nullable String bind,
        @Nullable String envFile,
        Scale scale,
        @Nullable String overrides) {

    /** @throws Refusal naming the first argument that is not known or lacks its value */
    static Options parse(List<String> arguments) {
        boolean fresh = false;
        boolean fakeAi = false;
        boolean keycloak = false;
        boolean build = true;
        boolean freePorts = false;
        boolean verbose = false;
        String bind = null;
        String envFile = null;
        Scale scale = Scale.ONE_EACH;
        String overrides = null;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--fresh" -> fresh = true;
                case "--fake-ai" -> fakeAi = true;
                case "--keycloak" -> keycloak = true;
                case "--no-build" -> build = false;
                case "--verbose" -> verbose = true;
                case "--bind" -> bind = valueOf(argument, rest.hasNext() ? rest.next() : null);
                case "--env-file" -> envFile = valueOf(argument, rest.hasNext() ? rest.next() : null);
                case "--scale" -> scale = Scale.parse(valueOf(argument, rest.hasNext() ? rest.next() : null));
                case "--overrides" -> overrides = valueOf(argument, rest.hasNext() ? rest.next() : null);
                case "--ports" -> {
                    if (!"auto".equals(valueOf(argument, rest.hasNext() ? rest.next() : null))) {
                        throw Refusal.usage("--ports knows only the value \"auto\"; single ports are set by variables"
                                + " such as GATEWAY_PORT.");
                    }
                    freePorts = true;
                }
                default ->
                    throw Refusal.usage("\"" + argument + "\" is not an option of ./run; ./run --help lists them all.");
            }
        }
        return new Options(fresh, fakeAi, keycloak, build, freePorts, verbose, bind, envFile, scale, overrides);
    }

    private static String valueOf(String option, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Refusal.usage(option + " needs a value; ./run --help explains it.");
        }
        return value;
    }
}
