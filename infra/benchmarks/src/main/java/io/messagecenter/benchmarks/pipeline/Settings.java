package io.messagecenter.benchmarks.pipeline;

import java.time.Duration;

/**
 * How thoroughly to measure.
 *
 * @param rounds of each comparison
 * @param length of each measurement
 */
public record Settings(int rounds, Duration length) {}
