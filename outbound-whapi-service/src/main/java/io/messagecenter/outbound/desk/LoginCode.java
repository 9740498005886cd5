package io.messagecenter.outbound.desk;

import io.messagecenter.outbound.whapi.WhapiDesk;
import io.messagecenter.platform.problem.Problem;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The code that links a phone, fetched from WHAPI when somebody looks at it; never kept, never logged. */
@Component
class LoginCode {

    private static final Duration COME_AGAIN = Duration.ofSeconds(3);
    private static final int USUAL_EXPIRY = 20;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final WhapiDesk whapi;

    LoginCode(WhapiDesk whapi) {
        this.whapi = whapi;
    }

    /** @param expiresIn seconds */
    record Code(String image, int expiresIn) {}

    Code fetch() {
        var reply = whapi.login();
        if (reply.status() == 409) {
            throw Problem.conflict("already-linked", "A phone is linked already.");
        }
        if (reply.status() == 406) {
            throw Problem.unprocessable("not-by-code", "WHAPI links this channel in another way: see its dashboard.");
        }
        if (reply.isNone()) {
            throw Problem.unavailable("WHAPI does not answer. Please try again.", COME_AGAIN);
        }
        var image = image(reply.body().path("base64").asString(""));
        if (!reply.isOk() || image.isEmpty()) {
            throw Problem.unavailable("WHAPI has no code yet. Please try again.", COME_AGAIN);
        }
        var expires = reply.body().path("expire").asInt(USUAL_EXPIRY);
        return new Code("data:image/png;base64," + image.get(), Math.max(1, expires));
    }

    /** Base64 with or without {@code data:} before it; nothing else than a picture goes to the browser. */
    private static Optional<String> image(String given) {
        try {
            var bytes = Base64.getMimeDecoder().decode(given.replaceFirst("^data:[^,]*,", ""));
            for (int i = 0; i < PNG.length; i++) {
                if (bytes.length <= PNG.length || bytes[i] != PNG[i]) {
                    return Optional.empty();
                }
            }
            return Optional.of(Base64.getEncoder().encodeToString(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
