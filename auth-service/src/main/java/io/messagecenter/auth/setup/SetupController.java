package io.messagecenter.auth.setup;

import io.messagecenter.auth.account.Names;
import io.messagecenter.auth.account.UserView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the code of {@link FirstAdmin} is spent. */
@RestController
class SetupController {

    record SetupRequest(
            @NotBlank @Size(max = 200) String code,

            @NotNull @Pattern(regexp = Names.USERNAME, message = Names.USERNAME_MESSAGE) String username,

            @NotNull @Size(max = 100) @Pattern(regexp = Names.NAME, message = Names.NAME_MESSAGE) String name,

            @NotNull String password) {}

    private final FirstAdmin firstAdmin;

    SetupController(FirstAdmin firstAdmin) {
        this.firstAdmin = firstAdmin;
    }

    @PostMapping("/auth/setup")
    @ResponseStatus(HttpStatus.CREATED)
    UserView setup(@Valid @RequestBody SetupRequest body) {
        return UserView.whole(
                firstAdmin.create(body.code(), body.username(), body.name().strip(), body.password()));
    }
}
