package io.messagecenter.systemtests;

import static io.messagecenter.systemtests.Customers.chatOf;
import static io.messagecenter.systemtests.Customers.eventually;
import static io.messagecenter.systemtests.Customers.newPhone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What screens get, through the gateway. */
@SystemTest
class LiveTest {

    private static final int SCREENS = 300;

    private final String phone = newPhone();
    private MessageCenter center;
    private Simulator whatsapp;
    private Api admin;

    @BeforeEach
    void logIn(MessageCenter center) {
        this.center = center;
        whatsapp = center.simulator();
        admin = center.api().login("admin", "admin123");
    }

    @Test
    void aCustomersMessageIsOnTheScreenAsTheThreadShowsIt() {
        try (var screen = Screen.open(admin, null)) {
            assertThat(screen.header("cache-control")).isEqualTo("no-cache, no-transform");
            assertThat(screen.header("x-accel-buffering")).isEqualTo("no");
            whatsapp.writesFromThePhone(phone, "hello from the phone");

            var told = screen.await(e -> e.data().path("text").asString("").equals("hello from the phone"));
            var chatId = chatOf(admin, phone);
            assertThat(told.name()).isEqualTo("message.created");
            assertThat(told.data()).isIn(Customers.messages(admin, chatId));
            screen.await(e -> e.name().equals("chat.updated") && e.chatId() == chatId);
        }
    }

    @Test
    void threeHundredScreensThatComeBackAtOnceMissNothing() throws Exception {
        var phones = IntStream.range(0, 4).mapToObj(i -> newPhone()).toList();
        phones.forEach(each -> whatsapp.writesFromThePhone(each, "first"));
        var chats = phones.stream().map(each -> chatOf(admin, each)).toList();
        var place = admin.get("/chats/sync").expect(200).json().get("cursor").asString();
        var before = screens(place);
        write(phones, "while they look");
        awaitAll(before, chats);
        before.forEach(Screen::close);
        eventually().until(() -> before.stream().allMatch(Screen::isOver));
        var places = before.stream().map(Screen::lastId).toList();

        write(phones, "while nobody looks");
        List<Screen> after;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var opening = places.stream()
                    .map(each -> pool.submit((Callable<Screen>) () -> Screen.open(admin, each)))
                    .toList();
            write(phones, "while they come back");
            after = new ArrayList<>();
            for (var screen : opening) {
                after.add(screen.get(30, TimeUnit.SECONDS));
            }
        }
        awaitAll(after, chats);

        for (int i = 0; i < SCREENS; i++) {
            for (var chat : chats) {
                var changes = new TreeSet<Long>(before.get(i).changes(chat));
                changes.addAll(after.get(i).changes(chat));
                assertThat(changes.getLast() - changes.getFirst() + 1)
                        .as("screen %d, chat %d: %s", i, chat, changes)
                        .isEqualTo(changes.size());
            }
            assertThat(after.get(i).events()).noneMatch(e -> e.name().equals("resync"));
        }
        after.forEach(Screen::close);
    }

    private List<Screen> screens(String place) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var opening = IntStream.range(0, SCREENS)
                    .mapToObj(i -> pool.submit((Callable<Screen>) () -> Screen.open(admin, place)))
                    .toList();
            var open = new ArrayList<Screen>();
            for (var screen : opening) {
                open.add(screen.get(30, TimeUnit.SECONDS));
            }
            return open;
        }
    }

    private void write(List<String> phones, String text) {
        for (int n = 0; n < 5; n++) {
            phones.forEach(each -> whatsapp.writesFromThePhone(each, text));
        }
    }

    /** Waits until every screen shows what is now the newest change of every chat. */
    private void awaitAll(List<Screen> screens, List<Long> chats) {
        for (var chat : chats) {
            var newest =
                    admin.get("/chats/" + chat).expect(200).json().get("change").asLong();
            eventually()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> screens.stream().allMatch(screen -> screen.hasSeen(chat, newest)));
        }
    }

    @Test
    void aDeactivatedUsersScreenGoesDark() {
        var name = "temp" + phone;
        var user = admin.post(
                        "/auth/register",
                        Map.of("username", name, "password", "A-long-password-1", "name", "Temp", "role", "agent"))
                .expect(201)
                .json();
        var temp = center.api().login(name, "A-long-password-1");
        try (var screen = Screen.open(temp, null)) {
            admin.patch("/users/" + user.get("id").asLong(), Map.of("active", false))
                    .expect(200);

            eventually().until(screen::isOver);
            eventually().until(() -> temp.get("/chats/").status() == 401); // of the other instance, too
        }
    }

    @Test
    void whatWasMissedCanBeAskedFor() {
        var place = admin.get("/chats/sync").expect(200).json().get("cursor").asString();
        whatsapp.writesFromThePhone(phone, "missed");
        var chatId = chatOf(admin, phone);

        eventually()
                .until(() -> admin.get("/chats/sync?since=" + place)
                        .expect(200)
                        .json()
                        .get("messages")
                        .valueStream()
                        .anyMatch(m -> m.get("chat_id").asLong() == chatId
                                && m.get("text").asString("").equals("missed")));
        admin.get("/chats/sync?since=nonsense").expect(410);
    }
}
