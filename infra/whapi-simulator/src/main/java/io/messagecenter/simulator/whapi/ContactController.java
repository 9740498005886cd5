package io.messagecenter.simulator.whapi;

import io.messagecenter.simulator.channel.Contacts;
import io.messagecenter.simulator.channel.Refused;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Contacts, number checks and blocks. */
@RestController
class ContactController {

    private final Contacts contacts;

    ContactController(Contacts contacts) {
        this.contacts = contacts;
    }

    @PostMapping("/contacts")
    ObjectNode check(@RequestBody ObjectNode body) {
        if (!body.path("contacts").isArray()) {
            throw Refused.wrong("contacts: a list of numbers is required");
        }
        var answer = JsonNodeFactory.instance.objectNode();
        var results = answer.putArray("contacts");
        for (var number : body.path("contacts")) {
            var input = number.asString("");
            var result = results.addObject().put("input", input);
            if (Contacts.isOnWhatsApp(input)) {
                result.put("status", "valid").put("wa_id", Contacts.digits(input));
            } else {
                result.put("status", "invalid");
            }
        }
        return answer;
    }

    @GetMapping("/contacts")
    ObjectNode list(
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int count,
            @RequestParam(defaultValue = "0") @Min(0) int offset) {
        return Answers.page("contacts", contacts.all(), count, offset);
    }

    @PutMapping("/contacts")
    ObjectNode add(@RequestBody ObjectNode body) {
        var phone = body.path("phone").asString("");
        if (!Contacts.isOnWhatsApp(phone) || body.path("name").asString("").isBlank()) {
            throw Refused.wrong("phone, name: both are required");
        }
        if (contacts.nameOf(phone).isPresent()) {
            throw new Refused(409, "Contact already exists");
        }
        contacts.name(phone, body.path("name").asString());
        return contact(phone);
    }

    @GetMapping("/contacts/{id}")
    ObjectNode contact(@PathVariable String id) {
        return Contacts.json(id, contacts.nameOf(id).orElseThrow(() -> Refused.unknown("contact")));
    }

    /** Mapped apart from GET, which knows only contacts with a name. */
    @RequestMapping(path = "/contacts/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> exists(@PathVariable String id) {
        return ResponseEntity.status(Contacts.isOnWhatsApp(id) ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .build();
    }

    @PatchMapping("/contacts/{id}")
    ObjectNode rename(@PathVariable String id, @RequestBody ObjectNode body) {
        contact(id);
        if (body.path("name").asString("").isBlank()) {
            throw Refused.wrong("name: text is required");
        }
        contacts.name(id, body.path("name").asString());
        return contact(id);
    }

    @DeleteMapping("/contacts/{id}")
    ObjectNode remove(@PathVariable String id) {
        if (!contacts.remove(id)) {
            throw Refused.unknown("contact");
        }
        return Answers.success();
    }

    @GetMapping("/contacts/{id}/profile")
    ObjectNode profile(@PathVariable String id) {
        if (!Contacts.isOnWhatsApp(id)) {
            throw Refused.unknown("contact");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", contacts.nameOf(id).orElse(""))
                .put("about", "Hey there! I am simulated.");
    }

    @GetMapping("/contacts/lids")
    ObjectNode lids(@RequestParam("ContactIDList") List<String> ids) {
        var answer = JsonNodeFactory.instance.objectNode();
        ids.forEach(id -> answer.set(id, lid(id)));
        return answer;
    }

    @GetMapping("/contacts/lids/{id}")
    ObjectNode lid(@PathVariable String id) {
        if (!Contacts.isOnWhatsApp(id)) {
            throw Refused.unknown("contact");
        }
        var padded = "0".repeat(15 - Contacts.digits(id).length()) + Contacts.digits(id);
        return JsonNodeFactory.instance.objectNode().put("lid", "1" + padded + "@lid");
    }

    @PutMapping("/blacklist/{id}")
    ObjectNode block(@PathVariable String id) {
        if (!Contacts.isOnWhatsApp(id)) {
            throw Refused.unknown("contact");
        }
        contacts.block(id);
        return Answers.success();
    }

    @DeleteMapping("/blacklist/{id}")
    ObjectNode unblock(@PathVariable String id) {
        contacts.unblock(id);
        return Answers.success();
    }

    @GetMapping("/blacklist")
    List<String> blocked() {
        return contacts.blocked();
    }
}
