package io.messagecenter.contracts.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A business card that somebody shared. */
public record Contact(
        @Nullable String name,
        List<String> phones,
        @Nullable String vcard) {
    public Contact {
        phones = phones == null ? List.of() : List.copyOf(phones);
    }
}
