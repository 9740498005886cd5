package io.messagecenter.whapi;

import io.messagecenter.contracts.inbound.InboundEvent;
import java.util.List;

/** One thing that a webhook told us. */
public sealed interface Element {

    /** The element's own bytes, as they came. */
    byte[] verbatim();

    /** The provider's channel as far as it is known. */
    String account();

    /** Understood, as one event or (a message that says of itself that it was edited) two. */
    record Readable(String account, List<InboundEvent> events, Slice source) implements Element {
        @Override
        public byte[] verbatim() {
            return source.copy();
        }
    }

    /** Not understood. */
    record Unreadable(String account, Reason reason, Slice source) implements Element {
        @Override
        public byte[] verbatim() {
            return source.copy();
        }
    }
}
