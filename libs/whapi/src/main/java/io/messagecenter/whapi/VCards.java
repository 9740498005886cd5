package io.messagecenter.whapi;

import io.messagecenter.contracts.content.Contact;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Business cards, one or a list; names and numbers from the vCard where they are not given beside. */
final class VCards {

    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]");
    private static final Pattern LINE = Pattern.compile("\\r?\\n");
    private static final Pattern PROPERTY = Pattern.compile("(?i)(?:[\\w-]+\\.)?(TEL|FN)((?:;[^:]*)?):(.*)");
    private static final Pattern WHATSAPP_ID = Pattern.compile("(?i)waid=(\\d+)");
    private static final Pattern NO_DIGIT = Pattern.compile("[^\\d+]");

    private VCards() {}

    static List<Contact> contacts(Fields content) {
        var list = content.list("list");
        return list.isEmpty() && !content.isEmpty()
                ? List.of(contact(content))
                : list.stream()
                        .filter(JsonNode::isObject)
                        .map(Fields::of)
                        .map(VCards::contact)
                        .toList();
    }

    private static Contact contact(Fields card) {
        var vcard = card.text("vcard");
        return new Contact(
                Text.first(card.text("name"), fullName(vcard)),
                properties(vcard, "TEL")
                        .map(VCards::phone)
                        .filter(p -> !p.isEmpty())
                        .distinct()
                        .toList(),
                vcard);
    }

    private static @Nullable String fullName(@Nullable String vcard) {
        return properties(vcard, "FN")
                .map(p -> p.value().strip())
                .filter(n -> !n.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The number on WhatsApp where the card names it: it is complete, unlike what people type. */
    private static String phone(Property number) {
        var onWhatsApp = WHATSAPP_ID.matcher(number.parameters());
        return onWhatsApp.find()
                ? "+" + onWhatsApp.group(1)
                : NO_DIGIT.matcher(number.value()).replaceAll("");
    }

    private static Stream<Property> properties(@Nullable String vcard, String name) {
        return vcard == null
                ? Stream.empty()
                : LINE.splitAsStream(FOLD.matcher(vcard).replaceAll(""))
                        .map(PROPERTY::matcher)
                        .filter(line -> line.matches() && line.group(1).equalsIgnoreCase(name))
                        .map(line -> new Property(line.group(2), line.group(3)));
    }

    private record Property(String parameters, String value) {}
}
