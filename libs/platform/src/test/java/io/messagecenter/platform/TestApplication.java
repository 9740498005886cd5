package io.messagecenter.platform;

import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service that the platform can serve. */
@SpringBootApplication
class TestApplication {

    @RestController
    static class Endpoints {

        record Body(@NotBlank String firstName, @Nullable Integer number) {}

        @GetMapping("/me")
        CurrentUser me(CurrentUser user) {
            return user;
        }

        @GetMapping("/public")
        Map<String, String> open() {
            return Map.of("hello", "world");
        }

        @PreAuthorize("hasRole('ADMIN')")
        @GetMapping("/admin")
        Map<String, String> admins() {
            return Map.of("hello", "admin");
        }

        @PostMapping("/bodies")
        Body body(@jakarta.validation.Valid @RequestBody Body body) {
            return body;
        }

        @GetMapping("/items/{id}")
        Map<String, Object> item(@PathVariable long id, @RequestParam(defaultValue = "1") int limit) {
            return switch ((int) id) {
                case 404 -> throw Problem.notFound("There is no such item.");
                case 409 ->
                    throw Problem.conflict("taken", "Somebody was first.").with("chat", Map.of("id", 7));
                case 500 -> throw new IllegalStateException("secret internals");
                case 503 -> throw new org.springframework.dao.DataAccessResourceFailureException("db.internal is away");
                case 429 ->
                    throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "slow", "Slow down.")
                            .retryAfter(java.time.Duration.ofMillis(1500));
                default -> Map.of("id", id, "limit", limit);
            };
        }
    }
}
