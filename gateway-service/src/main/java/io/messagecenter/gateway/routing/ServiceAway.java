package io.messagecenter.gateway.routing;

import io.messagecenter.gateway.problem.ProblemException;
import java.util.function.Predicate;

/**
 * What a circuit breaker counts: no connection, no answer in time. Not what a client does wrong, and no status that a service
 * answers with: one broken endpoint must not close the way to the others.
 */
public final class ServiceAway implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return !(failure instanceof ProblemException problem && problem.isClientsFault());
    }
}
