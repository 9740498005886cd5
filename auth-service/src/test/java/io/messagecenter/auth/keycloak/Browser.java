package io.messagecenter.auth.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as a login needs: it keeps cookies for each place, follows redirects and fills in forms. */
final class Browser {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    /** Where one is, and what is shown there. */
    record Page(URI address, HttpResponse<String> response) {

        String html() {
            return response.body();
        }

        /** The redirect that ended the way: it leads to a page that nobody serves here. */
        String location() {
            return response.headers().firstValue("Location").orElse("");
        }

        boolean hasForm() {
            return FORM.matcher(html()).find();
        }
    }

    Page open(String address) {
        return follow(URI.create(address), HttpRequest.newBuilder().GET());
    }

    /** Sends the page's form. */
    Page fill(Page page, Map<String, String> fields) {
        var form = FORM.matcher(page.html());
        assertThat(form.find()).as("a form in " + page.html()).isTrue();
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(
                page.address().resolve(form.group(1).replace("&amp;", "&")),
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/x-www-form-urlencoded"));
    }

    String cookie(URI place, String name) {
        return name + "=" + cookies.getOrDefault(place.getAuthority(), Map.of()).get(name);
    }

    /** Until a page that is no redirect, or one that leads from the API to the dashboard's pages. */
    private Page follow(URI address, HttpRequest.Builder request) {
        var page = send(address, request);
        while (page.response().statusCode() / 100 == 3 && !page.location().startsWith("/")) {
            page = send(
                    page.address().resolve(page.location()),
                    HttpRequest.newBuilder().GET());
        }
        return page;
    }

    private Page send(URI address, HttpRequest.Builder request) {
        var jar = cookies.computeIfAbsent(address.getAuthority(), _ -> new LinkedHashMap<>());
        var held = jar.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!held.isEmpty()) {
            request.header("Cookie", held);
        }
        try {
            var response = http.send(request.uri(address).build(), HttpResponse.BodyHandlers.ofString());
            for (var cookie : response.headers().allValues("Set-Cookie")) {
                var pair = cookie.split(";", 2)[0].split("=", 2);
                if (cookie.contains("Max-Age=0")) {
                    jar.remove(pair[0]);
                } else {
                    jar.put(pair[0], pair[1]);
                }
            }
            return new Page(address, response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
