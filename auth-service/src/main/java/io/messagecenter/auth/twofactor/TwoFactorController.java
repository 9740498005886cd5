package io.messagecenter.auth.twofactor;

import io.messagecenter.auth.account.Accounts;
import io.messagecenter.auth.account.PasswordCheck;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.codec.binary.Base32;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People's own second factor; whoever lost theirs asks an admin. Each change of it asks for the password again. */
@RestController
class TwoFactorController {

    private static final String ISSUER = "Message Center";

    record PasswordProof(@NotNull @Size(max = 1000) String currentPassword) {}

    record CodeProof(@NotNull @Size(max = 20) String code) {}

    /**
     * @param secret for typing, in Base32
     * @param otpauthUri for a QR code (https://github.com/google/google-authenticator/wiki/Key-Uri-Format)
     */
    record TwoFactorSecret(String secret, String otpauthUri) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    private final SecondFactor secondFactor;
    private final PasswordCheck passwordCheck;
    private final Accounts accounts;

    TwoFactorController(SecondFactor secondFactor, PasswordCheck passwordCheck, Accounts accounts) {
        this.secondFactor = secondFactor;
        this.passwordCheck = passwordCheck;
        this.accounts = accounts;
    }

    @PostMapping("/auth/two-factor")
    ResponseEntity<TwoFactorSecret> begin(
            CurrentUser caller, @Valid @RequestBody PasswordProof body, HttpServletRequest request) {
        requirePassword(caller, body, request);
        var secret = new Base32().encodeAsString(secondFactor.begin(caller.id()));
        var label = encoded(ISSUER) + ":" + encoded(caller.username());
        var uri = "otpauth://totp/%s?secret=%s&issuer=%s".formatted(label, secret, encoded(ISSUER));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new TwoFactorSecret(secret, uri));
    }

    @PostMapping("/auth/two-factor/confirm")
    ResponseEntity<RecoveryCodes> confirm(CurrentUser caller, @Valid @RequestBody CodeProof body) {
        var codes = secondFactor.confirm(caller.id(), body.code());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new RecoveryCodes(codes));
    }

    @PostMapping("/auth/two-factor/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(CurrentUser caller, @Valid @RequestBody PasswordProof body, HttpServletRequest request) {
        requirePassword(caller, body, request);
        secondFactor.remove(caller.id());
    }

    /** For somebody whose phone is gone. */
    @DeleteMapping("/users/{id}/two-factor")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable long id) {
        if (accounts.find(id).isEmpty()) {
            throw Problem.notFound("There is no such user.");
        }
        secondFactor.remove(id);
    }

    private void requirePassword(CurrentUser caller, PasswordProof body, HttpServletRequest request) {
        if (!passwordCheck.isRight(caller.id(), body.currentPassword(), request.getRemoteAddr())) {
            throw Problem.invalid("current_password", "is wrong");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
