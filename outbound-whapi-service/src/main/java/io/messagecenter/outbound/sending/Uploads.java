package io.messagecenter.outbound.sending;

import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.lane.Lane;
import io.messagecenter.outbound.whapi.Outcome;
import io.messagecenter.outbound.whapi.WhapiFiles;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the files of messages to WHAPI before the messages are sent. Uploading twice does no harm, so it is repeated as often as it
 * takes; the send that follows is small and falls under the rules of all sends. A file holds up its own chat and no other.
 */
@Component
class Uploads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final int AT_ONCE = 4;

    private final Intents intents;
    private final Settlement settlement;
    private final WhapiFiles files;
    private final SendingProperties properties;
    private final Dispatcher dispatcher;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Lane lane;

    Uploads(
            Intents intents,
            Settlement settlement,
            WhapiFiles files,
            SendingProperties properties,
            Dispatcher dispatcher) {
        this.intents = intents;
        this.settlement = settlement;
        this.files = files;
        this.properties = properties;
        this.dispatcher = dispatcher;
        this.lane = new Lane("uploads", properties.poll(), this::startSome);
    }

    private void startSome() {
        var free = places.availablePermits();
        if (free == 0) {
            return;
        }
        for (var upload : intents.claimUploads(free)) {
            places.acquireUninterruptibly();
            Thread.ofVirtual().name("upload").start(() -> {
                try {
                    upload(upload);
                } catch (RuntimeException e) {
                    log.warn(
                            "The file of intent {} is tried again: {}",
                            upload.claim().id(),
                            e.toString());
                } finally {
                    places.release();
                    lane.wake();
                }
            });
        }
    }

    private void upload(Intents.Upload upload) {
        var claim = upload.claim();
        var media = Objects.requireNonNull(((SendMessage) claim.command()).media());
        switch (files.upload(media.blobKey(), media.mimeType())) {
            case Outcome.Accepted(var mediaId) -> {
                intents.uploaded(claim, Objects.requireNonNull(mediaId));
                dispatcher.wake();
            }
            case Outcome.Rejected refusal -> settlement.fileRefused(claim, refusal);
            case Outcome.Throttled(var wait) -> later(upload, wait == null ? Duration.ZERO : wait);
            case Outcome.ChannelOff _, Outcome.Unreachable _, Outcome.Unclear _, Outcome.ClaimExpired _ ->
                later(upload, Duration.ZERO);
        }
    }

    private void later(Intents.Upload upload, Duration atLeast) {
        if (upload.claim().age().compareTo(properties.longestWait()) > 0) {
            settlement.fileRefused(
                    upload.claim(),
                    new Outcome.Rejected(
                            FailureReason.EXPIRED,
                            "The file could not be brought to WhatsApp for too long; send it again."));
            return;
        }
        var doubled = properties.firstRetry().multipliedBy(1L << Math.min(upload.tries() - 1, 10));
        var wait = doubled.compareTo(properties.longestRetry()) < 0 ? doubled : properties.longestRetry();
        intents.uploadLater(upload.claim(), wait.compareTo(atLeast) > 0 ? wait : atLeast);
    }

    @Override
    public void start() {
        lane.start();
    }

    @Override
    public void stop() {
        lane.stop();
    }

    @Override
    public boolean isRunning() {
        return lane.isRunning();
    }
}
