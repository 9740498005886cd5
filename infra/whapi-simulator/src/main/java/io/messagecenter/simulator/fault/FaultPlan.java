package io.messagecenter.simulator.fault;

import io.messagecenter.simulator.fault.FailRule.Call;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The faults in force. Replacing them is atomic and starts every count anew. */
@Component
public class FaultPlan {

    private volatile Counted counted = Counted.of(Faults.NONE);
    private final List<Consumer<Faults>> listeners = new CopyOnWriteArrayList<>();

    public Faults current() {
        return counted.faults();
    }

    public void replace(Faults faults) {
        counted = Counted.of(faults);
        listeners.forEach(listener -> listener.accept(faults));
    }

    /** Calls back after each replacement, on the replacing thread. */
    public void whenReplaced(Consumer<Faults> listener) {
        listeners.add(listener);
    }

    /** Takes one time of the first rule that matches; {@link Struck#spare()} gives it back. */
    Optional<Struck> strike(Call call) {
        return counted.rules().stream().filter(rule -> rule.takes(call)).findFirst();
    }

    /** One rule with the times that are left of it. */
    record Struck(FailRule rule, AtomicInteger left) {

        private boolean takes(Call call) {
            return rule.matches(call)
                    && (rule.times() == null || left.getAndUpdate(count -> Math.max(0, count - 1)) > 0);
        }

        /** The call failed without our doing, so it does not count. */
        void spare() {
            left.incrementAndGet();
        }
    }

    private record Counted(Faults faults, List<Struck> rules) {

        static Counted of(Faults faults) {
            return new Counted(
                    faults,
                    faults.fail().stream()
                            .map(rule -> new Struck(rule, new AtomicInteger(rule.times() == null ? 0 : rule.times())))
                            .toList());
        }
    }
}
