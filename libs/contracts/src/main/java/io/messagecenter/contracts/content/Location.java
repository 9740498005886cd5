package io.messagecenter.contracts.content;

import org.jspecify.annotations.Nullable;

/** A place on the map, in degrees. */
public record Location(
        double latitude,
        double longitude,
        @Nullable String name,
        @Nullable String address,
        @Nullable String url,
        boolean live) {}
