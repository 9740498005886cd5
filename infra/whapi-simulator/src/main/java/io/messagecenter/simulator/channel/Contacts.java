package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.SimulatorProperties;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who has written or was added, under what name. Bounded: the one who was named first goes first. */
@Component
public class Contacts {

    private static final Pattern ON_WHATSAPP = Pattern.compile("[1-9]\\d{6,14}");

    private final int limit;
    private final LinkedHashMap<String, String> names = new LinkedHashMap<>();
    private final Set<String> blocked = new LinkedHashSet<>();

    Contacts(SimulatorProperties properties) {
        this.limit = properties.limits().messagesThatFit();
    }

    /** Bare digits of whatever form WHAPI takes a contact id in. */
    public static String digits(String contactId) {
        return contactId.replaceAll("@.*", "").replaceAll("[+\\s()./-]", "");
    }

    /** Every plausible number has WhatsApp here; one that begins with 0 or is too short has not. */
    public static boolean isOnWhatsApp(String contactId) {
        return ON_WHATSAPP.matcher(digits(contactId)).matches();
    }

    public synchronized void name(String contactId, String name) {
        names.put(digits(contactId), name);
        if (names.size() > limit) {
            names.pollFirstEntry();
        }
    }

    public synchronized Optional<String> nameOf(String contactId) {
        return Optional.ofNullable(names.get(digits(contactId)));
    }

    public synchronized boolean remove(String contactId) {
        return names.remove(digits(contactId)) != null;
    }

    public synchronized List<ObjectNode> all() {
        return names.entrySet().stream().map(Contacts::json).toList();
    }

    /** Remembers a block. A blocked contact of the simulator can still write. */
    public synchronized void block(String contactId) {
        if (blocked.size() < limit) {
            blocked.add(digits(contactId));
        }
    }

    public synchronized void unblock(String contactId) {
        blocked.remove(digits(contactId));
    }

    public synchronized List<String> blocked() {
        return List.copyOf(blocked);
    }

    synchronized void clear() {
        names.clear();
        blocked.clear();
    }

    private static ObjectNode json(Map.Entry<String, String> contact) {
        return json(contact.getKey(), contact.getValue());
    }

    /** In WHAPI's shape. */
    public static ObjectNode json(String id, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", digits(id))
                .put("name", name)
                .put("pushname", name);
    }
}
