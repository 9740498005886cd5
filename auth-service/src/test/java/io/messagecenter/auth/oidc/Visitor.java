package io.messagecenter.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.Api.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Somebody with a browser whom the {@link ScriptedProvider} knows. */
final class Visitor {

    final Api api;
    final String subject = "subject-" + UUID.randomUUID();
    final String sid = "sid-" + UUID.randomUUID();
    final Map<String, Object> claims = new HashMap<>();
    final Map<String, Object> userInfo = new HashMap<>();
    final Map<String, Object> accessClaims = new HashMap<>();
    ScriptedProvider.Signature signature = ScriptedProvider.Signature.RIGHT;

    Visitor(Api api, String role) {
        this.api = api;
        claims.putAll(Map.of(
                "sub",
                subject,
                "sid",
                sid,
                "preferred_username",
                "visitor-" + subject.substring(8, 20),
                "name",
                "Vera Visitor",
                "email",
                "vera@example.org",
                "realm_access",
                Map.of("roles", List.of("offline_access", role))));
        userInfo.put("sub", subject);
    }

    Visitor with(Consumer<Visitor> change) {
        change.accept(this);
        return this;
    }

    /** A login that has begun: what the provider is asked, and what the browser keeps. */
    record Begun(Map<String, String> asked, String cookie, String setCookie) {}

    Begun begin(String query) {
        var answer = api.call("GET", "/auth/oidc/login" + query).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(ScriptedProvider.ISSUER + "/authorize?");
        var cookie = answer.header("Set-Cookie");
        return new Begun(
                ScriptedProvider.parameters(
                        URI.create(answer.header("Location")).getRawQuery()),
                cookie.split(";", 2)[0],
                cookie);
    }

    /** A code from the provider, as after its login page. */
    String codeFor(Begun begun) {
        var all = new HashMap<>(claims);
        all.putIfAbsent("nonce", begun.asked().get("nonce"));
        return ScriptedProvider.code(new ScriptedProvider.Grant(
                begun.asked().get("redirect_uri"),
                begun.asked().get("code_challenge"),
                all,
                userInfo,
                accessClaims,
                signature));
    }

    Answer comeBack(String query, String cookie) {
        return api.call("GET", "/auth/oidc/callback?" + query)
                .header("Cookie", cookie)
                .send();
    }

    Answer logIn() {
        return logIn("");
    }

    Answer logIn(String query) {
        var begun = begin(query);
        return comeBack("code=" + codeFor(begun) + "&state=" + begun.asked().get("state"), begun.cookie());
    }

    /** Continues the session that a login began. */
    static Answer refresh(Api api, Answer login) {
        assertThat(login.header("Location")).doesNotContain("error");
        return api.call("POST", "/auth/refresh")
                .header("Cookie", refreshCookie(login))
                .send();
    }

    static String refreshCookie(Answer login) {
        return login.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("mc_refresh="))
                .findFirst()
                .orElseThrow()
                .split(";", 2)[0];
    }
}
