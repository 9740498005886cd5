package io.messagecenter.benchmarks.load;

/** Hears of every answer, on the load's own thread. */
@FunctionalInterface
public interface Answers {

    Answers IGNORED = (number, status, nanoTime) -> {};

    /**
     * @param number of the request, counted from 0 over all loads of one generator
     * @param nanoTime when the last byte of the answer was there
     */
    void answered(long number, int status, long nanoTime);
}
