package io.messagecenter.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An OpenID Connect provider on the loopback interface that says what a test wants it to say. It keeps the rules that it is for
 * providers to keep: a code works once, for the client, the address and the PKCE verifier that it was asked with.
 */
public final class ScriptedProvider implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String CLIENT = "message-center";
    static final String SECRET = "scripted secret of the client, long enough for HS256";
    static final RSAKey KEY = newKey("theirs");
    static final RSAKey FOREIGN_KEY = newKey("theirs");

    private static final HttpServer SERVER = serve();
    static final String ISSUER = "http://127.0.0.1:" + SERVER.getAddress().getPort();

    /** How an ID token is signed. */
    enum Signature {
        RIGHT,
        FOREIGN_KEY,
        CLIENT_SECRET,
        NONE
    }

    /** What a code stands for. */
    record Grant(
            String redirectUri,
            String challenge,
            Map<String, Object> claims,
            Map<String, Object> userInfo,
            Map<String, Object> accessClaims,
            Signature signature) {}

    static final Map<String, Grant> CODES = new ConcurrentHashMap<>();
    static final Map<String, Map<String, Object>> USER_INFO = new ConcurrentHashMap<>();
    /** The refresh tokens with which it was asked to end sessions. */
    static final List<String> ENDED = new CopyOnWriteArrayList<>();
    /** Those that it has handed out. */
    static final List<String> TOKENS = new CopyOnWriteArrayList<>();

    static volatile boolean away;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "OIDC_ISSUER=" + ISSUER,
                        "OIDC_CLIENT_ID=" + CLIENT,
                        "OIDC_CLIENT_SECRET=" + SECRET,
                        "OIDC_NAME=The script")
                .applyTo(context);
    }

    static String code(Grant grant) {
        var code = UUID.randomUUID().toString();
        CODES.put(code, grant);
        return code;
    }

    /** A token of this provider, with claims changed at will. */
    static String logoutToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = change.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(120)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("events", Map.of(ProviderTokens.LOGOUT_EVENT, Map.of())))
                .build();
        return sign(claims, "logout+jwt", Signature.RIGHT);
    }

    static String sign(JWTClaimsSet claims, String type, Signature signature) {
        try {
            if (signature == Signature.NONE) {
                return new PlainJWT(claims).serialize();
            }
            var symmetric = signature == Signature.CLIENT_SECRET;
            var header = new JWSHeader.Builder(symmetric ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                    .type(new JOSEObjectType(type))
                    .keyID("theirs")
                    .build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(
                    symmetric
                            ? new MACSigner(SECRET)
                            : new RSASSASigner(signature == Signature.RIGHT ? KEY : FOREIGN_KEY));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer serve() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", ScriptedProvider::answer);
            server.setExecutor(Thread::startVirtualThread);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        if (away) {
            exchange.close();
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> json(exchange, 200, metadata());
            case "/keys" -> json(exchange, 200, new JWKSet(KEY.toPublicJWK()).toJSONObject());
            case "/token" -> token(exchange);
            case "/userinfo" ->
                json(
                        exchange,
                        200,
                        USER_INFO.get(exchange.getRequestHeaders()
                                .getFirst("Authorization")
                                .substring("Bearer ".length())));
            case "/realms/x/protocol/openid-connect/logout" -> {
                ENDED.add(form(exchange).get("refresh_token"));
                exchange.sendResponseHeaders(204, -1);
            }
            default -> exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private static Map<String, Object> metadata() {
        return Map.ofEntries(
                Map.entry("issuer", ISSUER),
                Map.entry("authorization_endpoint", ISSUER + "/authorize"),
                Map.entry("token_endpoint", ISSUER + "/token"),
                Map.entry("userinfo_endpoint", ISSUER + "/userinfo"),
                Map.entry("jwks_uri", ISSUER + "/keys"),
                Map.entry("end_session_endpoint", ISSUER + "/realms/x/protocol/openid-connect/logout"),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("id_token_signing_alg_values_supported", List.of("RS256")));
    }

    private static void token(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        var grant = CODES.remove(form.getOrDefault("code", ""));
        var basic = Base64.getEncoder()
                .encodeToString((CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        if (grant == null
                || !("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !grant.redirectUri().equals(form.get("redirect_uri"))
                || !grant.challenge().equals(challengeOf(form.getOrDefault("code_verifier", "")))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        grant.claims().forEach(claims::claim);
        var access = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .claim("azp", CLIENT)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        grant.accessClaims().forEach(access::claim);
        var accessToken = sign(access.build(), "JWT", Signature.RIGHT);
        USER_INFO.put(accessToken, grant.userInfo());
        var refreshToken = "refresh-" + UUID.randomUUID();
        var idToken = sign(claims.build(), "JWT", grant.signature());
        TOKENS.addAll(List.of(accessToken, refreshToken, idToken));
        json(
                exchange,
                200,
                Map.of(
                        "access_token", accessToken,
                        "refresh_token", refreshToken,
                        "id_token", idToken,
                        "token_type", "Bearer",
                        "expires_in", 300));
    }

    static String challengeOf(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> form(HttpExchange exchange) throws IOException {
        return parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return parameters;
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = com.nimbusds.jose.util.JSONObjectUtils.toJSONString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
