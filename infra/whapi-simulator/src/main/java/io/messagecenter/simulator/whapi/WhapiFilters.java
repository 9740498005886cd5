package io.messagecenter.simulator.whapi;

import io.messagecenter.simulator.SimulatorProperties;
import io.messagecenter.simulator.fault.FaultFilter;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands before WHAPI's paths: first the token, then the faults. */
@Configuration(proxyBeanMethods = false)
class WhapiFilters {

    private static final String[] PATHS = {
        "/messages/*",
        "/statuses/*",
        "/health",
        "/settings/*",
        "/limits",
        "/media/*",
        "/presences/*",
        "/contacts/*",
        "/users/*",
        "/blacklist/*",
        "/chats/*"
    };

    @Bean
    FilterRegistrationBean<TokenFilter> tokenFilter(SimulatorProperties properties) {
        return before(new TokenFilter(properties), 1);
    }

    @Bean
    FilterRegistrationBean<FaultFilter> faultsBeforeWhapi(FaultFilter filter) {
        return before(filter, 2);
    }

    private static <F extends Filter> FilterRegistrationBean<F> before(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(PATHS);
        registration.setOrder(order);
        return registration;
    }
}
