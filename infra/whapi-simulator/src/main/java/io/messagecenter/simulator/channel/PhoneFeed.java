package io.messagecenter.simulator.channel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Tells whoever watches the virtual phone what changed on it. */
@Component
public class PhoneFeed {

    /** A change: its name and what goes with it, as it is shown. */
    public record Change(String name, Object data) {}

    private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();

    /** Calls back on the thread that made the change, so the callback must not wait for anything. */
    public void watch(Consumer<Change> watcher) {
        watchers.add(watcher);
    }

    public void tell(String name, Object data) {
        var change = new Change(name, data);
        watchers.forEach(watcher -> watcher.accept(change));
    }

    void tell(Message message) {
        tell("message", view(message));
    }

    /** A message as the phone shows it: with a status also for the customer's own. */
    public static Object view(Message message) {
        return message.toJson().put("status", message.status().word());
    }
}
