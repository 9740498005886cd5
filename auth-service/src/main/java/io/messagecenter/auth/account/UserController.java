package io.messagecenter.auth.account;

import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The directory of users: all of it for admins, names and roles for everybody else. */
@RestController
class UserController {

    record RegisterRequest(
            @NotNull @Pattern(regexp = Names.USERNAME, message = Names.USERNAME_MESSAGE) String username,

            @NotNull String password,

            @NotNull @Size(max = 100) @Pattern(regexp = Names.NAME, message = Names.NAME_MESSAGE) String name,

            @NotNull Role role,

            UserView.@Nullable Source source) {}

    record PatchRequest(
            @Nullable @Size(max = 100) @Pattern(regexp = Names.NAME, message = Names.NAME_MESSAGE) String name,

            @Nullable Role role,
            @Nullable Boolean active,
            @Nullable String password) {}

    record UserPage(List<UserView> items, @Nullable String nextCursor) {}

    private final Accounts accounts;
    private final UserAdministration administration;

    UserController(Accounts accounts, UserAdministration administration) {
        this.accounts = accounts;
        this.administration = administration;
    }

    @GetMapping("/auth/me")
    UserView me(CurrentUser caller) {
        return accounts.find(caller.id())
                .map(UserView::whole)
                .orElseThrow(() -> Problem.notFound("There is no such user."));
    }

    @PostMapping("/auth/register")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    UserView register(@Valid @RequestBody RegisterRequest body) {
        return UserView.whole(administration.register(
                body.username(), body.name().strip(), body.role(), body.password(), body.source()));
    }

    /** Ordered by id; the default is large enough for most to have everybody at once. */
    @GetMapping("/users")
    UserPage list(
            CurrentUser caller,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var users = accounts.list(cursor == null ? 0 : idOf(cursor), limit + 1);
        var page = users.subList(0, Math.min(limit, users.size()));
        var next = users.size() > limit ? "u" + page.getLast().id() : null;
        return new UserPage(page.stream().map(user -> view(user, caller)).toList(), next);
    }

    @GetMapping("/users/{id}")
    UserView one(CurrentUser caller, @PathVariable long id) {
        return accounts.find(id)
                .map(user -> view(user, caller))
                .orElseThrow(() -> Problem.notFound("There is no such user."));
    }

    @PatchMapping("/users/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    UserView change(@PathVariable long id, @Valid @RequestBody PatchRequest body) {
        var name = body.name() == null ? null : body.name().strip();
        return UserView.whole(
                administration.change(id, new Accounts.Change(name, body.role(), body.active(), body.password())));
    }

    private static UserView view(User user, CurrentUser caller) {
        return caller.isAdmin() ? UserView.whole(user) : UserView.brief(user);
    }

    private static long idOf(String cursor) {
        if (!cursor.matches("u\\d{1,18}")) {
            throw Problem.invalid("cursor", "is not one of ours");
        }
        return Long.parseLong(cursor.substring(1));
    }
}
