package io.messagecenter.outbound.whapi;

import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.platform.blob.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Brings files to WHAPI, and fetches them from there into the blob store, however large, slow or dangerous they are said to be. Logs no address of a file. */
@Component
public class WhapiFiles {

    private static final Logger log = LoggerFactory.getLogger(WhapiFiles.class);
    private static final int MOST_REDIRECTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(100);

    private final HttpClient http;
    private final WhapiProperties properties;
    private final BlobStore blobs;
    private final Clock clock;
    private final AddressGuard guard;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WhapiFiles(HttpClient whapiConnections, WhapiProperties properties, BlobStore blobs, Clock clock) {
        this.clock = clock;
        this.http = whapiConnections;
        this.properties = properties;
        this.blobs = blobs;
        this.guard = new AddressGuard(properties.baseUrl(), properties.mediaHosts(), InetAddress::getAllByName);
    }

    /**
     * From an address that somebody outside named; without the token.
     *
     * @param claimedType what somebody called it
     */
    public Download fromLink(String link, @Nullable String claimedType, long maxBytes) {
        try {
            return inTime(URI.create(link), false, claimedType, maxBytes);
        } catch (IllegalArgumentException e) {
            return new Download.Refused("The address of this file cannot be read.");
        }
    }

    /** By WHAPI's own id of a file. */
    public Download byId(String mediaId, @Nullable String claimedType, long maxBytes) {
        return inTime(uri("media", mediaId), true, claimedType, maxBytes);
    }

    /**
     * Brings a file of ours to WHAPI, which does no harm when it is done twice.
     *
     * @return accepted with WHAPI's id of the file; never unclear
     */
    public Outcome upload(String blobKey, String mimeType) {
        var blob = blobs.open(blobKey);
        if (blob.isEmpty()) {
            return new Outcome.Rejected(FailureReason.OTHER, "The file is no longer here; attach it again.");
        }
        try {
            var request = HttpRequest.newBuilder(uri("media"))
                    .timeout(LONGEST_FETCH)
                    .header("Content-Type", mimeType)
                    .header("Accept", "application/json")
                    .header("Authorization", bearer())
                    .POST(HttpRequest.BodyPublishers.ofFile(blob.get().path()))
                    .build();
            var response = http.send(request, BodyHandlers.ofByteArray());
            return WhapiAnswers.readUpload(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("retry-after").orElse(null),
                    clock.instant());
        } catch (IOException e) {
            log.info("POST media: {}", e.toString());
            return new Outcome.Unreachable("The file did not get to WhatsApp.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unreachable("We stopped while the file was on its way.");
        }
    }

    private URI uri(String... path) {
        return UriComponentsBuilder.fromUri(properties.baseUrl())
                .pathSegment(path)
                .build()
                .encode()
                .toUri();
    }

    private String bearer() {
        return "Bearer " + Objects.requireNonNull(properties.token()).value();
    }

    /** Who drips bytes is cut off. */
    private Download inTime(URI uri, boolean withToken, @Nullable String claimedType, long maxBytes) {
        var fetching = threads.submit(() -> fetch(uri, withToken, claimedType, maxBytes));
        try {
            return fetching.get(LONGEST_FETCH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            fetching.cancel(true);
            return new Download.NoAnswer("This file takes too long to come.");
        } catch (ExecutionException e) {
            log.info("A file did not come: {}", String.valueOf(e.getCause()));
            return new Download.NoAnswer("WhatsApp does not give this file at the moment.");
        } catch (InterruptedException e) {
            fetching.cancel(true);
            Thread.currentThread().interrupt();
            return new Download.NoAnswer("We stopped while this file came.");
        }
    }

    /** Redirects are followed by hand, each one guarded as the first address is. */
    private Download fetch(URI first, boolean withToken, @Nullable String claimedType, long maxBytes)
            throws IOException, InterruptedException {
        var uri = first;
        for (var hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (!guard.allows(uri)) {
                log.warn("A file lies at {}, where we do not go", uri.getHost());
                return new Download.Refused("This file lies where it is not fetched from, for safety.");
            }
            var response = http.send(request(uri, withToken && guard.isHome(uri)), BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                var next = response.headers().firstValue("location");
                if (response.statusCode() / 100 != 3 || next.isEmpty()) {
                    return read(response, body, claimedType, maxBytes);
                }
                uri = uri.resolve(next.get());
            }
        }
        return new Download.Refused("This file is passed on from address to address.");
    }

    private HttpRequest request(URI uri, boolean withToken) {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).GET();
        if (withToken) {
            request.header("Authorization", bearer());
        }
        return request.build();
    }

    private Download read(
            HttpResponse<InputStream> response, InputStream body, @Nullable String claimedType, long maxBytes)
            throws IOException {
        return switch (response.statusCode()) {
            case 200 -> store(response, body, claimedType, maxBytes);
            case 403, 404, 410 -> new Download.Missing("WhatsApp does not have this file, or no longer.");
            default -> new Download.NoAnswer("WhatsApp does not give this file at the moment.");
        };
    }

    private Download store(
            HttpResponse<InputStream> response, InputStream body, @Nullable String claimedType, long maxBytes)
            throws IOException {
        var tooLarge = new Download.Refused("This file is larger than " + (maxBytes >> 20) + " MB.");
        if (response.headers().firstValueAsLong("content-length").orElse(0) > maxBytes) {
            return tooLarge;
        }
        var head = body.readNBytes(FileType.LOOKED_AT);
        if (head.length == 0) {
            return new Download.Missing("This file is empty.");
        }
        var claimed = claimedType != null
                ? claimedType
                : response.headers().firstValue("content-type").orElse(null);
        try {
            var blob = blobs.put(new SequenceInputStream(new ByteArrayInputStream(head), body), maxBytes);
            return new Download.Stored(blob.key(), FileType.of(head, claimed), blob.size());
        } catch (BlobStore.TooLarge e) {
            return tooLarge;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
