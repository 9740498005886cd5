package io.messagecenter.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoreTest {

    @TempDir
    Path folder;

    @Test
    void whatWasPutIsFoundUnderItsKeyUntilItIsDeleted() throws Exception {
        var store = new BlobStore(folder);

        var blob = store.put(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);

        assertThat(Files.readAllBytes(store.open(blob.key()).orElseThrow().path()))
                .containsExactly(1, 2, 3);
        store.delete(blob.key());
        assertThat(store.open(blob.key())).isEmpty();
    }

    @Test
    void nothingStaysBehindOfWhatIsTooLarge() throws Exception {
        assertThatExceptionOfType(BlobStore.TooLarge.class)
                .isThrownBy(() -> new BlobStore(folder).put(new ByteArrayInputStream(new byte[4]), 3));
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "../../etc/passwd", "00000000000000000000000000000000", "0000000000000000000000000000000Z"})
    void aKeyThatIsNotOursOpensNothing(String key) {
        assertThat(new BlobStore(folder).open(key)).isEmpty();
    }
}
