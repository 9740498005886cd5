package io.messagecenter.simulator.channel;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The code that a phone would scan, a new one every 20 seconds; {@code PUT /sim/channel} plays the phone. */
@Component
public class LoginCode {

    private static final Duration LIFE = Duration.ofSeconds(20);
    private static final int PIXELS = 264;

    private final ChannelHealth health;
    private final Clock clock;
    private String content = "";
    private Instant expiresAt = Instant.EPOCH;

    LoginCode(ChannelHealth health, Clock clock) {
        this.health = health;
        this.clock = clock;
    }

    /** As {@code GET /users/login} answers while no phone is linked. */
    public synchronized ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        return switch (health.status()) {
            case "QR" -> {
                renew();
                var left = Duration.between(clock.instant(), expiresAt).toSeconds();
                yield json.put("status", "OK")
                        .put(
                                "base64",
                                "data:image/png;base64," + Base64.getEncoder().encodeToString(png()))
                        .put("rowdata", content)
                        .put("expire", Math.max(1, left));
            }
            case "ERROR" -> json.put("status", "ERROR");
            default -> json.put("status", "WAITING");
        };
    }

    private void renew() {
        var now = clock.instant();
        if (!now.isBefore(expiresAt)) {
            content = "2@" + UUID.randomUUID() + "," + UUID.randomUUID();
            expiresAt = now.plus(LIFE);
        }
    }

    private byte[] png() {
        try {
            var code = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, PIXELS, PIXELS);
            var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_BYTE_BINARY);
            for (int x = 0; x < PIXELS; x++) {
                for (int y = 0; y < PIXELS; y++) {
                    image.setRGB(x, y, code.get(x, y) ? 0 : 0xFFFFFF);
                }
            }
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
