package io.messagecenter.chat.conversation;

import java.util.Comparator;

/** A message id of the provider, which is unique within an account only. */
public record ProviderId(String account, String id) implements Comparable<ProviderId> {

    private static final Comparator<ProviderId> ORDER =
            Comparator.comparing(ProviderId::account).thenComparing(ProviderId::id);

    @Override
    public int compareTo(ProviderId other) {
        return ORDER.compare(this, other);
    }
}
