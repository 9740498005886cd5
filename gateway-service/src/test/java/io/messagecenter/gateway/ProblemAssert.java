package io.messagecenter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Looks at an answer as a client that expects RFC 9457. */
public final class ProblemAssert {

    private ProblemAssert() {}

    /** The answer is a problem of that status and code, whole, and names nothing of our insides. */
    public static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().allValues("content-type")).isEqualTo(List.of("application/problem+json"));
        Map<String, Object> problem = JsonPath.read(response.body(), "$");
        assertThat(problem)
                .containsEntry("status", status)
                .containsEntry("code", code)
                .containsEntry("type", "urn:message-center:problem:" + code)
                .containsEntry("instance", response.uri().getRawPath())
                .containsKeys("title", "detail");
        assertThat(response.body()).doesNotContainPattern("Exception|springframework|io\\.|java\\.|127\\.0\\.0\\.1");
    }
}
