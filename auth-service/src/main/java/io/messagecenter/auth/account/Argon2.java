package io.messagecenter.auth.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * Argon2id (RFC 9106) as OWASP's cheat sheet recommends it: 19 MiB, two passes, one lane. Its hashes have the form of the reference
 * implementation and of Spring Security's {@code Argon2PasswordEncoder}, whose place it takes for one reason: the memory of a hash is
 * used again. Left to the garbage collector, 20 MB a login made it stop all logins for a third of a second, every few logins.
 */
final class Argon2 extends AbstractValidatingPasswordEncoder {

    private static final int MEMORY_KB = 19_456;

    /** What a hash takes while it is made, objects' headers included. */
    static final int MEMORY_BYTES = MEMORY_KB * (1024 + 48);

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{1,128})\\$([A-Za-z0-9+/]{1,128})");

    private final SecureRandom random = new SecureRandom();
    private final BlockPool memory;

    /** @param atOnce for how many hashes at once memory is kept */
    Argon2(int atOnce) {
        memory = new FixedBlockPool(atOnce * Argon2BytesGenerator.getBlockCount(MEMORY_KB, LANES));
    }

    private record Hash(int memoryKb, int passes, int lanes, byte[] salt, byte[] bytes) {

        static Optional<Hash> parse(String encoded) {
            var match = ENCODED.matcher(encoded);
            if (!match.matches()) {
                return Optional.empty();
            }
            return Optional.of(new Hash(
                    Integer.parseInt(match.group(1)),
                    Integer.parseInt(match.group(2)),
                    Integer.parseInt(match.group(3)),
                    Base64.getDecoder().decode(match.group(4)),
                    Base64.getDecoder().decode(match.group(5))));
        }

        private String encoded() {
            var base64 = Base64.getEncoder().withoutPadding();
            return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                    .formatted(memoryKb, passes, lanes, base64.encodeToString(salt), base64.encodeToString(bytes));
        }
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return computed(password, new Hash(MEMORY_KB, PASSES, LANES, salt, new byte[HASH_BYTES]))
                .encoded();
    }

    @Override
    protected boolean matchesNonNull(String password, String encoded) {
        return Hash.parse(encoded)
                .filter(hash -> MessageDigest.isEqual(computed(password, hash).bytes(), hash.bytes()))
                .isPresent();
    }

    @Override
    protected boolean upgradeEncodingNonNull(String encoded) {
        return Hash.parse(encoded)
                .filter(hash -> hash.memoryKb() >= MEMORY_KB && hash.passes() >= PASSES)
                .isEmpty();
    }

    /** What the password's hash is with the other's settings, salt and length. */
    private Hash computed(String password, Hash like) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(like.memoryKb())
                .withIterations(like.passes())
                .withParallelism(like.lanes())
                .withSalt(like.salt())
                .withBlockPool(memory)
                .build());
        var bytes = new byte[like.bytes().length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), bytes);
        return new Hash(like.memoryKb(), like.passes(), like.lanes(), like.salt(), bytes);
    }
}
