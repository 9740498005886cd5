package io.messagecenter.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.auth.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderRolesTest {

    private final ProviderRoles roles = new ProviderRoles("realm_access.roles", "boss", "helper");

    private static Map<String, Object> claims(Object roles) {
        return Map.of("realm_access", Map.of("roles", roles));
    }

    @Test
    void whoHasBothRolesIsAnAdmin() {
        assertThat(roles.in(claims(List.of("x", "helper", "boss")))).contains(Role.ADMIN);
        assertThat(roles.in(claims(List.of("helper")))).contains(Role.AGENT);
        assertThat(roles.in(claims("helper other"))).contains(Role.AGENT);
    }

    @Test
    void whoHasNeitherHasNone() {
        assertThat(roles.in(claims(List.of("admin", "agent", "Boss")))).isEmpty();
        assertThat(roles.in(claims(7))).isEmpty();
        assertThat(roles.in(Map.of("realm_access", "boss"))).isEmpty();
        assertThat(roles.in(Map.of())).isEmpty();
    }

    @Test
    void aClaimMayBeNamedByAnAddress() {
        var byAddress = new ProviderRoles("https://example.org/roles", "boss", "helper");

        assertThat(byAddress.in(Map.of("https://example.org/roles", List.of("boss"))))
                .contains(Role.ADMIN);
        assertThat(new ProviderRoles("groups", "boss", "helper").in(Map.of("groups", List.of("helper"))))
                .contains(Role.AGENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard-agent/", "/dashboard-agent/?c=7#x", "/a%20b"})
    void ownPathsAreKept(String path) {
        assertThat(ReturnTo.ownPath(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dashboard",
                "//evil.example.org",
                "/\\evil.example.org",
                "https://evil.example.org",
                "javascript:alert(1)",
                "/x\r\nSet-Cookie: a=b",
                "/\t/evil.example.org",
                "/ä"
            })
    void nothingElseIs(String path) {
        assertThat(ReturnTo.ownPath(path)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "vera, v@x.org, vera",
                "Vera Visitor, null, Vera-Visitor",
                "null, v@x.org, v@x.org",
                "null, null, user",
                "'', v@x.org, v@x.org",
                "@@v, null, user",
                "'<script>', null, script-"
            })
    void aUsernameIsMadeOfWhatTheProviderCallsThem(String preferred, String email, String expected) {
        assertThat(Arrivals.username(preferred, email)).isEqualTo(expected);
    }

    @Test
    void longNamesAreCutWithoutBreakingACharacter() {
        assertThat(Arrivals.username("😀x".repeat(60), null)).hasSizeLessThanOrEqualTo(112);
        assertThat(Arrivals.name("😀".repeat(150), "u")
                        .codePointCount(0, Arrivals.name("😀".repeat(150), "u").length()))
                .isEqualTo(100);
        assertThat(Arrivals.name(" a\u0000b ", "u")).isEqualTo("a b");
        assertThat(Arrivals.name(" ", "u")).isEqualTo("u");
    }
}
