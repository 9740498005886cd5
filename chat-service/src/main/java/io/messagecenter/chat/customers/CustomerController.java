package io.messagecenter.chat.customers;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.paging.Page;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.CustomerSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CustomerController {

    /** What is to change; what is null stays. */
    record CustomerChange(@Nullable String name, @Nullable Boolean blocked) {}

    private static final int MAX_NAME = 200;

    private final ChangeCustomer changeCustomer;
    private final OtherChats otherChats;
    private final ChatPolicy policy;

    CustomerController(ChangeCustomer changeCustomer, OtherChats otherChats, ChatPolicy policy) {
        this.changeCustomer = changeCustomer;
        this.otherChats = otherChats;
        this.policy = policy;
    }

    /** The other chats of the same person, most recently active first: those of the same phone, and those that the provider linked. */
    @GetMapping("/customers/{id}/chats")
    Page<ChatSnapshot> chats(CurrentUser user, @PathVariable long id) {
        return new Page<>(otherChats.of(id, policy.visibleTo(Actor.of(user))), null);
    }

    @PatchMapping("/customers/{id}")
    CustomerSnapshot change(CurrentUser user, @PathVariable long id, @RequestBody CustomerChange body) {
        return changeCustomer.change(user, id, body.name() == null ? null : name(body.name()), body.blocked());
    }

    private static String name(String given) {
        var name = given.replace("\0", "").strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME) {
            throw Problem.invalid("name", "must have 1 to " + MAX_NAME + " characters");
        }
        return name;
    }
}
