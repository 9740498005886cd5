package io.messagecenter.auth.oidc;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.messagecenter.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts (AES-256-GCM) what leaves our hands or rests in the database. The key comes from the client's secret, which all instances
 * have anyway; another one for each purpose, so that nothing sealed for one can be passed off as another.
 */
final class Sealer {

    private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

    private final SecretKey key;

    Sealer(Secret secret, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            key = new SecretKeySpec(mac.doFinal(("message-center " + purpose).getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String seal(String text) {
        try {
            var sealed = new JWEObject(HEADER, new Payload(text));
            sealed.encrypt(new DirectEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("No AES here?", e);
        }
    }

    /** Empty for what was not sealed with this key, or was touched since. */
    Optional<String> open(String sealed) {
        try {
            var jwe = JWEObject.parse(sealed);
            if (!jwe.getHeader().getAlgorithm().equals(JWEAlgorithm.DIR)) {
                return Optional.empty();
            }
            jwe.decrypt(new DirectDecrypter(key));
            return Optional.of(jwe.getPayload().toString());
        } catch (ParseException | JOSEException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
