package io.messagecenter.auth.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys, for whoever verifies our tokens. */
@RestController
class KeySetController {

    /** RFC 7517. */
    record KeySet(List<Map<String, Object>> keys) {}

    private final SigningKeys keys;

    KeySetController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping(value = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<KeySet> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(new KeySet(keys.published().getKeys().stream()
                        .map(key -> key.toPublicJWK().toJSONObject())
                        .toList()));
    }
}
