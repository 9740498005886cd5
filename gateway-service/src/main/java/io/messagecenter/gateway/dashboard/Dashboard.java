package io.messagecenter.gateway.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of the dashboard, all of one build, in memory: what is not among them cannot be asked for, however a path is
 * written. Beside a file may lie its compressed form, named {@code .gz}.
 */
final class Dashboard {

    private static final String IN_JAR = "dashboard/";
    private static final String NOT_BUILT = "not-built/index.html";
    private static final String SCRIPT_HASHES = "/csp-script-hashes.txt";
    private static final String INDEX = "index.html";
    private static final String NOT_FOUND = "/404.html";
    private static final String COMPRESSED = ".gz";

    private final Map<String, Asset> assets;
    private final String contentSecurityPolicy;

    private Dashboard(Map<String, Asset> assets, String scriptHashes) {
        this.assets = assets;
        this.contentSecurityPolicy = "default-src 'self'; script-src 'self'" + scriptHashes
                + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:;"
                + " connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none';"
                + " form-action 'self'; frame-ancestors 'none'";
    }

    /** The files in that place, or one page that says how to make them. */
    static Dashboard load(DashboardProperties properties) throws IOException {
        var files = read(
                properties.dir().isEmpty()
                        ? new ClassPathResource(IN_JAR)
                        : new FileSystemResource(Path.of(properties.dir()).toAbsolutePath() + "/"));
        if (!files.containsKey("/" + INDEX)) {
            var page = new ClassPathResource(NOT_BUILT).getContentAsByteArray();
            files = new HashMap<>(Map.of("/" + INDEX, page, NOT_FOUND, page));
        }
        var hashes = files.remove(SCRIPT_HASHES);
        var assets = new HashMap<String, Asset>();
        for (var file : files.entrySet()) {
            if (!file.getKey().endsWith(COMPRESSED)) {
                var asset = new Asset(file.getKey(), file.getValue(), files.get(file.getKey() + COMPRESSED));
                assets.put(file.getKey(), asset);
            }
        }
        return new Dashboard(Map.copyOf(assets), hashes == null ? "" : sources(hashes));
    }

    private static String sources(byte[] hashes) {
        return new String(hashes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> " " + line.strip())
                .collect(Collectors.joining());
    }

    /** What lies below that folder, by paths that begin with a slash. */
    private static Map<String, byte[]> read(Resource folder) throws IOException {
        var files = new HashMap<String, byte[]>();
        if (folder.exists()) {
            var prefix = folder.getURL().toString();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(prefix + "**")) {
                var name = file.getURL().toString();
                if (file.isReadable() && !name.endsWith("/")) {
                    files.put("/" + name.substring(prefix.length()), file.getContentAsByteArray());
                }
            }
        }
        return files;
    }

    /** The file at a path; for a path that ends with a slash, the page there. */
    Optional<Asset> find(String path) {
        return Optional.ofNullable(assets.get(path.endsWith("/") ? path + INDEX : path));
    }

    /** Whether with a slash at its end it would be a page. */
    boolean isPageWithoutSlash(String path) {
        return assets.containsKey(path + "/" + INDEX);
    }

    Optional<Asset> notFoundPage() {
        return Optional.ofNullable(assets.get(NOT_FOUND));
    }

    /** No script runs in the pages but the dashboard's own files and those that its build left in the pages. */
    String contentSecurityPolicy() {
        return contentSecurityPolicy;
    }
}
