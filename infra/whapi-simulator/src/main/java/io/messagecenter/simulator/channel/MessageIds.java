package io.messagecenter.simulator.channel;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Ids as WHAPI builds them, unique across restarts: 128 random bits, then the chat's number. That real ids hide a
 * phone number is kept on purpose, so that whoever logs or prints them notices here.
 */
final class MessageIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OWN = 0xC0;
    private static final int INBOUND = 0x80;
    private static final int GROUP = 2;
    private static final int HIDDEN = 5;
    private static final int LONGEST_NUMBER = 18;

    private MessageIds() {}

    static String next(String chatId, boolean fromMe) {
        var number = number(chatId);
        var tail = new byte[number.length + 2];
        tail[0] = (byte) ((fromMe ? OWN : INBOUND) | kind(chatId));
        System.arraycopy(number, 0, tail, 2, number.length);
        return whapiBase64(random(16)) + "-" + whapiBase64(tail);
    }

    /** A media id; {@code extension} is letters and digits. */
    static String nextMedia(String extension) {
        return extension + "-" + HexFormat.of().formatHex(random(16)) + "-"
                + HexFormat.of().formatHex(random(7));
    }

    private static byte[] number(String chatId) {
        var digits = chatId.substring(0, chatId.indexOf('@')).replace("-", "");
        var kept = digits.substring(0, Math.min(digits.length(), LONGEST_NUMBER));
        var bytes = new BigInteger(kept).toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static int kind(String chatId) {
        if (chatId.endsWith("@g.us")) {
            return GROUP;
        }
        return chatId.endsWith("@lid") ? HIDDEN : 0;
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String whapiBase64(byte[] bytes) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(bytes)
                .replace('+', '.')
                .replace('/', '_');
    }
}
