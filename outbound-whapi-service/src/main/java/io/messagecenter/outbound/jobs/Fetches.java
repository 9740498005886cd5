package io.messagecenter.outbound.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.OutboundResult.AddressesLinked;
import io.messagecenter.contracts.outbound.OutboundResult.MediaFailed;
import io.messagecenter.contracts.outbound.OutboundResult.MediaStored;
import io.messagecenter.contracts.outbound.OutboundResult.ProfileFetched;
import io.messagecenter.contracts.outbound.OutboundResult.ResultHead;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.outbound.whapi.Download;
import io.messagecenter.outbound.whapi.WhapiClient;
import io.messagecenter.outbound.whapi.WhapiFiles;
import io.messagecenter.platform.blob.BlobStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does one attempt of a job and writes down what came of it. */
@Component
class Fetches {

    private static final Logger log = LoggerFactory.getLogger(Fetches.class);
    private static final String NOT_AVAILABLE = "media_init";
    private static final long LARGEST_PICTURE = 2 << 20;

    private final WhapiFiles files;
    private final WhapiClient whapi;
    private final BlobStore blobs;
    private final Jobs jobs;
    private final JobsProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    Fetches(
            WhapiFiles files,
            WhapiClient whapi,
            BlobStore blobs,
            Jobs jobs,
            JobsProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.files = files;
        this.whapi = whapi;
        this.blobs = blobs;
        this.jobs = jobs;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    void attempt(Job job) {
        switch (job.order()) {
            case ProviderJob.FetchMedia media -> file(job, media);
            case ProviderJob.FetchProfile profile -> profile(job, profile);
            case ProviderJob.MarkRead _, ProviderJob.ShowTyping _ ->
                throw new IllegalStateException("never written down");
        }
    }

    private void file(Job job, ProviderJob.FetchMedia order) {
        switch (download(order)) {
            case Download.Stored stored -> {
                var result = new MediaStored(
                        head(order, "stored"), order.messageId(), stored.blobKey(), stored.mimeType(), stored.size());
                if (!jobs.finish(job, List.of(result))) {
                    blobs.delete(stored.blobKey());
                }
                count(Jobs.MEDIA, "done");
            }
            case Download.Refused(var detail) -> giveUp(job, order, detail);
            case Download.Missing(var detail)
            when job.tries() >= properties.missingTries() -> giveUp(job, order, detail);
            case Download.Missing _ -> again(job, Jobs.MEDIA);
            case Download.NoAnswer(var detail) when job.isTooOld(properties) -> giveUp(job, order, detail);
            case Download.NoAnswer _ -> again(job, Jobs.MEDIA);
        }
    }

    /** The link needs no token and may be gone; the id is asked for where the link does not help. */
    private Download download(ProviderJob.FetchMedia order) {
        var media = order.media();
        Download last = new Download.Missing("WhatsApp did not pass this file on.");
        if (media.link() != null && !media.link().isBlank()) {
            last = files.fromLink(media.link(), media.mimeType(), properties.mediaMaxBytes());
        }
        var id = media.providerId();
        return last instanceof Download.Stored || id == null || id.isBlank() || id.equals(NOT_AVAILABLE)
                ? last
                : files.byId(id, media.mimeType(), properties.mediaMaxBytes());
    }

    private void giveUp(Job job, ProviderJob.FetchMedia order, String detail) {
        log.info("The file of message {} is given up after {} tries: {}", order.messageId(), job.tries(), detail);
        jobs.finish(job, List.of(new MediaFailed(head(order, "failed"), order.messageId(), detail)));
        count(Jobs.MEDIA, "failed");
    }

    private void profile(Job job, ProviderJob.FetchProfile order) {
        var address = ConversationAddress.whatsapp(
                order.head().account(), order.head().to());
        var number = address.phone();
        var profile = whapi.profile(number == null ? address.chatId() : number);
        if (profile.isEmpty()) {
            if (job.isTooOld(properties)) {
                jobs.finish(job, List.of());
                count(Jobs.PROFILE, "failed");
            } else {
                again(job, Jobs.PROFILE);
            }
            return;
        }
        var picture = picture(profile.get().pictureLink());
        var results = new ArrayList<OutboundResult>();
        results.add(new ProfileFetched(
                head(order, "profile"),
                order.customerId(),
                profile.get().name(),
                picture == null ? null : picture.blobKey(),
                picture == null ? null : picture.mimeType()));
        if (number != null) {
            whapi.hiddenId(number)
                    .map(hidden -> ConversationAddress.whatsapp(order.head().account(), hidden))
                    .ifPresent(other -> results.add(new AddressesLinked(head(order, "linked"), other)));
        }
        if (!jobs.finish(job, results) && picture != null) {
            blobs.delete(picture.blobKey());
        }
        count(Jobs.PROFILE, "done");
    }

    /** A picture is no reason to wait: without it the name is told. */
    private Download.@Nullable Stored picture(@Nullable String link) {
        if (link == null || !(files.fromLink(link, null, LARGEST_PICTURE) instanceof Download.Stored picture)) {
            return null;
        }
        if (!picture.mimeType().startsWith("image/")) {
            blobs.delete(picture.blobKey());
            return null;
        }
        return picture;
    }

    private void again(Job job, String kind) {
        var wait = job.backOff(properties);
        log.info("A {} job is tried again in {} s after {} tries", kind, wait.toSeconds(), job.tries());
        jobs.later(job, wait);
        count(kind, "again");
    }

    private void count(String kind, String outcome) {
        meters.counter("outbound.jobs", "kind", kind, "outcome", outcome).increment();
    }

    private ResultHead head(ProviderJob order, String outcome) {
        var id = UUID.nameUUIDFromBytes((order.id() + " " + outcome).getBytes(UTF_8));
        return new ResultHead(id, order.head().account(), order.head().address(), clock.instant());
    }
}
