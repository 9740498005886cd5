package io.messagecenter.auth.twofactor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/** A code that works once in place of the app's: 49 random bits as {@code abcde-fgh23}, without letters that look like digits. */
final class RecoveryCode {

    /** How many a user gets at once. */
    static final int COUNT = 10;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"; // 31
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCode() {}

    static String random() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i == LENGTH / 2 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** What the database knows of a code, however it was typed. */
    static byte[] hash(String typed) {
        var plain = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
