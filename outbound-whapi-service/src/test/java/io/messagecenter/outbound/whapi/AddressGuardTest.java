package io.messagecenter.outbound.whapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static final URI HOME = URI.create("https://gate.whapi.cloud");

    @Test
    void whapiAndTheHostsOfItsFilesAreAllowed() {
        assertThat(allows("https://gate.whapi.cloud/media/1", "10.0.0.1")).isTrue();
        assertThat(allows("https://s3.eu-central-1.wasabisys.com/bucket/file.jpg", "130.117.252.18"))
                .isTrue();
        assertThat(allows("https://files.example.org:443/a", "2a00:1450:4001::1"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://s3.wasabisys.com/file",
                "https://s3.wasabisys.com:8443/file",
                "https://wasabisys.com.evil.org/file",
                "https://evilwasabisys.com/file",
                "https://user@s3.wasabisys.com/file",
                "https://gate.whapi.cloud:8443/file",
                "ftp://s3.wasabisys.com/file",
                "/file"
            })
    void anythingElseIsNot(String link) {
        assertThat(allows(link, "130.117.252.18")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.9",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "192.0.0.8",
                "224.0.0.1",
                "240.0.0.1",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "2002:0a00::1",
                "64:ff9b::a00:1"
            })
    void aGoodNameWithAPrivateAddressIsNot(String address) {
        assertThat(allows("https://s3.wasabisys.com/file", address)).isFalse();
    }

    @Test
    void aNameWithoutAnAddressIsNot() {
        var guard = new AddressGuard(HOME, List.of("*.wasabisys.com"), host -> {
            throw new UnknownHostException(host);
        });
        assertThat(guard.allows(URI.create("https://s3.wasabisys.com/file"))).isFalse();
    }

    private static boolean allows(String link, String address) {
        return new AddressGuard(HOME, List.of("*.wasabisys.com", "files.example.org"), _ ->
                        new InetAddress[] {InetAddress.getByName("130.117.252.1"), InetAddress.getByName(address)})
                .allows(URI.create(link));
    }
}
