package io.messagecenter.chat.media;

import io.messagecenter.platform.blob.BlobStore;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes uploads that no message ever took. Several instances may do it at once. */
@Component
class ForgetUploads {

    private static final int BATCH = 100;

    private final Uploads uploads;
    private final BlobStore blobs;
    private final MediaSettings settings;
    private final Clock clock;

    ForgetUploads(Uploads uploads, BlobStore blobs, MediaSettings settings, Clock clock) {
        this.uploads = uploads;
        this.blobs = blobs;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forget() {
        var before = clock.instant().minus(settings.unusedKept());
        for (var keys = uploads.forgetUnused(before, BATCH);
                !keys.isEmpty();
                keys = uploads.forgetUnused(before, BATCH)) {
            keys.forEach(blobs::delete);
        }
    }
}
