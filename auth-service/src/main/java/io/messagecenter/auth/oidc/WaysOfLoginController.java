package io.messagecenter.auth.oidc;

import io.messagecenter.auth.account.Accounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a login page which ways there are. */
@RestController
class WaysOfLoginController {

    record OidcWay(String name, String loginUrl) {}

    record WaysOfLogin(boolean password, @Nullable OidcWay oidc, boolean setupNeeded) {}

    private final @Nullable OidcWay oidc;
    private final Accounts accounts;

    WaysOfLoginController(Optional<OidcLogin> login, Accounts accounts) {
        this.oidc = login.map(l -> new OidcWay(l.provider().client().name(), "/auth/oidc/login"))
                .orElse(null);
        this.accounts = accounts;
    }

    @GetMapping("/auth/config")
    ResponseEntity<WaysOfLogin> ways() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new WaysOfLogin(true, oidc, accounts.isEmpty()));
    }
}
