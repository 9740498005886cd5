package io.messagecenter.auth.login;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** A browser sends its old token along when it asks for a new one: there it must not matter that it has expired. */
@Configuration(proxyBeanMethods = false)
class PublicPathsNeedNoToken {

    private static final Set<String> PATHS = Set.of(
            "/auth/login",
            "/auth/refresh",
            "/auth/logout",
            "/auth/setup",
            "/auth/config",
            "/auth/oidc/login",
            "/auth/oidc/callback",
            "/auth/oidc/backchannel-logout");

    @Bean
    BearerTokenResolver bearerTokens() {
        var fromHeader = new DefaultBearerTokenResolver();
        return request -> PATHS.contains(request.getRequestURI()) ? null : fromHeader.resolve(request);
    }
}
