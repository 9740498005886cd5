package io.messagecenter.gateway.dashboard;

import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/** Puts the dashboard behind everything else: a path that is a service's is never a page. */
@Configuration(proxyBeanMethods = false)
class DashboardMapping {

    /** The routes to the services are at 1. */
    private static final int AFTER_ROUTES = 2;

    @Bean
    SimpleUrlHandlerMapping dashboardHandlerMapping(DashboardProperties properties) throws IOException {
        var handler = new DashboardHandler(Dashboard.load(properties));
        return new SimpleUrlHandlerMapping(Map.of("/**", handler), AFTER_ROUTES);
    }
}
