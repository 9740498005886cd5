package io.messagecenter.auth.oidc;

import com.nimbusds.jose.KeySourceException;
import io.messagecenter.auth.oidc.Refusal.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The authorization code flow with PKCE, state and nonce, by Spring Security's client; without a session of ours in memory. */
final class CodeFlow {

    /** What came back from the provider. */
    record Answer(
            @Nullable String code,
            @Nullable String state,
            @Nullable String error,
            @Nullable String issuer) {}

    /**
     * Who has logged in at the provider.
     *
     * @param claims of the ID token, and where that is silent on roles, of what else the provider says
     * @param refreshToken null if there is none
     */
    record Identity(
            OidcUser user,
            Map<String, Object> claims,
            @Nullable String refreshToken) {}

    private final Provider provider;
    private final ProviderRoles roles;
    private final Clock clock;
    private final OidcAuthorizationCodeAuthenticationProvider authentication;

    CodeFlow(Provider provider, ProviderRoles roles, Clock clock) {
        this.provider = provider;
        this.roles = roles;
        this.clock = clock;
        this.authentication = new OidcAuthorizationCodeAuthenticationProvider(tokenClient(), userService(roles));
        this.authentication.setJwtDecoderFactory(_ -> ProviderTokens.idTokens(provider.known()));
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(Provider.requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** Asks for more about the user only where the ID token does not say enough. */
    private static OidcUserService userService(ProviderRoles roles) {
        var requests = new RestTemplate(Provider.requests());
        requests.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var users = new DefaultOAuth2UserService();
        users.setRestOperations(requests);
        var service = new OidcUserService();
        service.setOauth2UserService(users);
        service.setRetrieveUserInfo(request -> request.getClientRegistration()
                                .getProviderDetails()
                                .getUserInfoEndpoint()
                                .getUri()
                        != null
                && !roles.areIn(request.getIdToken().getClaims()));
        return service;
    }

    /** A login begins: where the browser has to go, and what it has to keep meanwhile. */
    record Beginning(URI address, LoginTicket ticket) {}

    /**
     * Begins one.
     *
     * @param prompt what the provider shall ask, although it knows the browser; null for what it has to
     * @throws ProviderAway if the provider cannot be asked where that is
     */
    Beginning begin(HttpServletRequest request, @Nullable String returnTo, @Nullable String prompt) {
        var registration = provider.known().registration();
        var requests = new DefaultOAuth2AuthorizationRequestResolver(_ -> registration, "/auth/oidc/login");
        if (prompt != null) {
            requests.setAuthorizationRequestCustomizer(
                    asked -> asked.additionalParameters(parameters -> parameters.put("prompt", prompt)));
        }
        var asked = Objects.requireNonNull(requests.resolve(request, Provider.REGISTRATION));
        var ticket = new LoginTicket(
                Objects.requireNonNull(asked.getState()),
                Objects.requireNonNull(asked.getAttribute(OidcParameterNames.NONCE)),
                Objects.requireNonNull(asked.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                Objects.requireNonNull(asked.getRedirectUri()),
                returnTo,
                clock.instant().plus(LoginTickets.LIFETIME));
        return new Beginning(URI.create(asked.getAuthorizationRequestUri()), ticket);
    }

    /**
     * Spends the code.
     *
     * @throws Refusal if it, or what it brings, proves nothing
     */
    Identity finish(LoginTicket ticket, Answer answer) {
        var registration = provider.known().registration();
        // Another provider's answer for ours (RFC 9207): which browser was led where is not for an attacker to mix up.
        if (answer.issuer() != null && !answer.issuer().equals(provider.client().issuer())) {
            throw new Refusal(Reason.WRONG_ANSWER, "foreign_issuer");
        }
        if (answer.error() != null || answer.code() == null) {
            throw new Refusal(Reason.REFUSED_BY_PROVIDER, known(answer.error()));
        }
        var request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(ticket.redirectUri())
                .scopes(registration.getScopes())
                .state(ticket.state())
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, Provider.REGISTRATION);
                    attributes.put(OidcParameterNames.NONCE, ticket.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, ticket.verifier());
                })
                .build();
        var response = OAuth2AuthorizationResponse.success(answer.code())
                .redirectUri(ticket.redirectUri())
                .state(ticket.state())
                .build();
        try {
            var token = (OAuth2LoginAuthenticationToken) authentication.authenticate(new OAuth2LoginAuthenticationToken(
                    registration, new OAuth2AuthorizationExchange(request, response)));
            return identity(Objects.requireNonNull(token));
        } catch (AuthenticationException e) {
            throw refusal(e);
        }
    }

    private Identity identity(OAuth2LoginAuthenticationToken token) {
        var user = (OidcUser) Objects.requireNonNull(token.getPrincipal());
        var claims = user.getClaims();
        var refreshToken = token.getRefreshToken();
        return new Identity(
                user,
                roles.areIn(claims) ? claims : claimsOfAccessToken(token).orElse(claims),
                refreshToken == null ? null : refreshToken.getTokenValue());
    }

    /** Keycloak, left as it is, lists roles in its access tokens alone. */
    private Optional<Map<String, Object>> claimsOfAccessToken(OAuth2LoginAuthenticationToken token) {
        try {
            return Optional.of(ProviderTokens.accessTokens(provider.known())
                    .decode(Objects.requireNonNull(token.getAccessToken()).getTokenValue())
                    .getClaims());
        } catch (JwtException opaqueOrNotForUs) {
            return Optional.empty();
        }
    }

    private static Refusal refusal(AuthenticationException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof KeySourceException) {
                return new Refusal(Reason.PROVIDER_AWAY, null);
            }
        }
        var code = e instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : null;
        return new Refusal(Reason.WRONG_ANSWER, known(code));
    }

    /** An error code as the standards name them: short words, so that nobody writes a letter into the audit trail. */
    private static @Nullable String known(@Nullable String code) {
        return code != null && code.matches("[a-z_]{1,40}") ? code : null;
    }
}
