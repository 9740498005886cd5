package io.messagecenter.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "123456789",
                "Password123",
                "qwertyuiop",
                "1111111111",
                "abababababab",
                "marta.h2026",
                ""
            })
    void whatIsShortCommonOrGuessableIsRefused(String password) {
        assertThat(PasswordRules.objection(password, "marta.h")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"blue horses 42", "ÄpfelUndBirnen", "🐎🐎🐎🐎🐎🐎🐎🐎🦄🐢", "marta.h likes blue horses"})
    void whatIsLongAndUnusualIsTaken(String password) {
        assertThat(PasswordRules.objection(password, "marta.h")).isEmpty();
    }
}
