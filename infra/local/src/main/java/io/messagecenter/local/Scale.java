package io.messagecenter.local;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How many processes of a service run: one, unless {@code --scale} says otherwise. */
final class Scale {

    static final Scale ONE_EACH = new Scale(Map.of());

    /** Several of the others would need one address in front of them, which this launcher does not have. */
    private static final Set<Service> SCALABLE =
            Set.of(Service.CHAT, Service.INGEST, Service.BOT, Service.OUTBOUND, Service.AUTH);

    private static final int MOST = 9;

    private final Map<Service, Integer> counts;

    private Scale(Map<Service, Integer> counts) {
        this.counts = counts;
    }

    /** @throws Refusal if the text is not like {@code chat=2,ingest=2} */
    static Scale parse(String text) {
        var counts = new EnumMap<Service, Integer>(Service.class);
        for (String item : text.split(",", -1)) {
            String[] words = item.strip().split("=", -1);
            Service service = SCALABLE.stream()
                    .filter(candidate -> candidate.label().equals(words[0]))
                    .findFirst()
                    .orElse(null);
            if (service == null || words.length != 2 || !words[1].matches("[1-" + MOST + "]")) {
                throw Refusal.usage("\"" + item + "\" is not a number of instances; --scale wants something like"
                        + " chat=2,ingest=2, up to " + MOST + " each of " + names() + ".");
            }
            counts.put(service, Integer.valueOf(words[1]));
        }
        return new Scale(counts);
    }

    private static String names() {
        return SCALABLE.stream().map(Service::label).sorted().collect(Collectors.joining(", "));
    }

    List<Instance> instancesOf(Service service) {
        return IntStream.rangeClosed(1, counts.getOrDefault(service, 1))
                .mapToObj(number -> new Instance(service, number))
                .toList();
    }

    /** Those beyond the first of each service. */
    List<Instance> further() {
        return counts.keySet().stream()
                .flatMap(service -> instancesOf(service).stream().skip(1))
                .toList();
    }
}
