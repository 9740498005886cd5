package io.messagecenter.platform.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.directory.Directory;
import io.messagecenter.platform.directory.DirectoryConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Every request needs a valid access token of a user and a session in force, but for the paths that a service names as public. */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnClass(BearerTokenAuthenticationFilter.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnProperty(name = "messagecenter.security.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SecurityProperties.class)
@EnableMethodSecurity
@Import(DirectoryConfiguration.class)
class SecurityAutoConfiguration {

    /** Fetched when first needed, again for an unknown key id, and kept for hours when auth-service is away. */
    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> accessTokenKeys(SecurityProperties properties) throws MalformedURLException {
        return JWKSourceBuilder.<SecurityContext>create(
                        properties.jwksUri().toURL(), new DefaultResourceRetriever(2_000, 2_000, 64 * 1024))
                .cache(Duration.ofMinutes(5).toMillis(), 5_000)
                .rateLimited(Duration.ofSeconds(1).toMillis())
                .retrying(true)
                .outageTolerant(Duration.ofHours(12).toMillis())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, UserInForce inForce, MeterRegistry meters) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(AccessToken.ALGORITHM)
                // Ours is at+jwt, which AccessToken checks; the processor's own check knows JWT only.
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                .build();
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return new VerifiedTokens(decoder, AccessToken.claims(inForce::holds), meters);
    }

    @Bean
    UserInForce userInForce(Directory directory) {
        return new UserInForce(directory);
    }

    @Bean
    SecurityProblems securityProblems(JsonMapper json, ObjectProvider<RefusedTokens> refused) {
        return new SecurityProblems(json, refused);
    }

    /** The actuator answers on a port of its own that the gateway does not know; probes and scrapers have no token. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain actuatorSecurity(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    SecurityFilterChain accessTokenSecurity(
            HttpSecurity http, SecurityProperties properties, UserInForce inForce, SecurityProblems problems) {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookie opens anything that changes something
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(a -> {})
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                properties.publicPaths().toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/v3/api-docs/**", "/v3/api-docs.yaml")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(
                                token -> new UserAuthentication(inForce.user(token), token)))
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                                filter.setAuthenticationFailureHandler(problems);
                                return filter;
                            }
                        }))
                .build();
    }

    @Bean
    WebMvcConfigurer currentUserParameter() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CurrentUserParameter());
            }
        };
    }
}
