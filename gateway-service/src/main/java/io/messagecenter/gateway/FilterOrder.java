package io.messagecenter.gateway;

import org.springframework.core.Ordered;

/** In which order a request passes the filters in front of the routes. */
public final class FilterOrder {

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 1000;

    public static final int CLIENT = FIRST;
    public static final int ACCESS_LOG = FIRST + 1;
    public static final int SECURITY_HEADERS = FIRST + 2;
    public static final int PATHS = FIRST + 3;
    public static final int RATE_LIMIT = FIRST + 4;
    public static final int ORIGINS = FIRST + 5;
    public static final int TRAILING_SLASH = FIRST + 6;

    private FilterOrder() {}
}
