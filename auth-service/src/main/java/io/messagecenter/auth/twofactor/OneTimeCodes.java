package io.messagecenter.auth.twofactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that change every 30 seconds (RFC 6238 with its defaults, which every authenticator app knows). A clock may be
 * one step off in either direction.
 */
final class OneTimeCodes {

    static final Duration STEP = Duration.ofSeconds(30);

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP);

    /** The step whose code this is, of those that hold now; empty for a wrong code. */
    OptionalLong stepOf(String code, byte[] secret, Instant now) {
        var key = new SecretKeySpec(secret, generator.getAlgorithm());
        var current = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step -> MessageDigest.isEqual(codeAt(key, step).getBytes(), code.getBytes()))
                .max();
    }

    /** The code of a step. */
    String codeAt(byte[] secret, long step) {
        return codeAt(new SecretKeySpec(secret, generator.getAlgorithm()), step);
    }

    private String codeAt(Key key, long step) {
        try {
            return generator.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Not a secret of ours", e);
        }
    }
}
