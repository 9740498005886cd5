package io.messagecenter.auth.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a password must be: long rather than strange, and none of those that everybody tries first. */
final class PasswordRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 256;

    private static final Set<String> COMMONEST = read();

    private PasswordRules() {}

    /** What is wrong with a password, to be read after "password"; empty if nothing is. */
    static Optional<String> objection(String password, String username) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("must have at least " + SHORTEST + " characters");
        }
        if (length > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (COMMONEST.contains(plain) || password.codePoints().distinct().count() < 3) {
            return Optional.of("is one of the commonest; take one that others do not think of");
        }
        if (plain.contains(username.toLowerCase(Locale.ROOT)) && length < username.length() + 6) {
            return Optional.of("must not be made of the username");
        }
        return Optional.empty();
    }

    private static Set<String> read() {
        try (var in = PasswordRules.class.getResourceAsStream("/commonest-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("commonest-passwords.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
