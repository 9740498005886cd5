package io.messagecenter.auth.login;

import io.messagecenter.auth.account.UserView;
import io.messagecenter.auth.session.Sessions;
import io.messagecenter.auth.token.TokenMint;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Log in, stay logged in, log out, change one's password. */
@RestController
class LoginController {

    record LoginRequest(
            @NotNull @Size(max = 200) String username,
            @NotNull @Size(max = 1000) String password,
            @Nullable @Size(max = 20) String code) {}

    record LoginAnswer(String accessToken, String tokenType, long expiresIn, UserView user) {}

    record PasswordRequest(
            @NotNull @Size(max = 1000) String currentPassword,
            @NotNull @Size(max = 1000) String newPassword) {}

    private final Login login;
    private final Sessions sessions;
    private final TokenMint mint;
    private final Clock clock;

    LoginController(Login login, Sessions sessions, TokenMint mint, Clock clock) {
        this.login = login;
        this.sessions = sessions;
        this.mint = mint;
        this.clock = clock;
    }

    @PostMapping("/auth/login")
    ResponseEntity<LoginAnswer> login(@Valid @RequestBody LoginRequest body, HttpServletRequest request) {
        return login.byPassword(body.username().strip(), body.password(), body.code(), request.getRemoteAddr())
                .map(result -> answer(result, request))
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNAUTHORIZED, "wrong-credentials", "The username or the password is wrong."));
    }

    @PostMapping("/auth/refresh")
    ResponseEntity<LoginAnswer> refresh(
            @CookieValue(name = SessionCookies.REFRESH, required = false) @Nullable String token,
            HttpServletRequest request) {
        return Optional.ofNullable(token)
                .flatMap(login::byRefreshToken)
                .map(result -> answer(result, request))
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNAUTHORIZED, "session-ended", "The session has ended. Please log in again."));
    }

    @PostMapping("/auth/logout")
    @ApiResponse(responseCode = "204", description = "Done")
    ResponseEntity<Void> logout(
            @CookieValue(name = SessionCookies.REFRESH, required = false) @Nullable String token,
            HttpServletRequest request) {
        if (token != null) {
            sessions.end(token);
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookies.gone(request))
                .build();
    }

    @PostMapping("/auth/password")
    @ApiResponse(responseCode = "204", description = "Done")
    ResponseEntity<Void> changePassword(
            CurrentUser caller, @Valid @RequestBody PasswordRequest body, HttpServletRequest request) {
        var session = UUID.fromString(caller.sessionId());
        if (!login.changePassword(
                caller.id(), session, request.getRemoteAddr(), body.currentPassword(), body.newPassword())) {
            throw Problem.invalid("current_password", "is wrong");
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<LoginAnswer> answer(Login.Result result, HttpServletRequest request) {
        var user = result.user();
        var token = mint.mint(
                user.id(),
                user.username(),
                user.name(),
                user.role(),
                result.grant().session(),
                clock.instant());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookies.of(result.grant().refreshToken(), token, mint.lifetime(), request))
                .body(new LoginAnswer(token, "bearer", mint.lifetime().toSeconds(), UserView.whole(user)));
    }
}
