package io.messagecenter.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.VirtualPhone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class SearchTest {

    @Autowired
    private Desk desk;

    /** A word that no other test writes. */
    private final String word = "w"
            + new Random()
                    .ints(12, 'a', 'z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);

    @Test
    void aMessageIsFoundByItsWordsInAnyOrderWithoutCaseAndAccents() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "The Café sells " + word + " shoes", word + " only", "café only");

        var found = search(ann, "SHOES " + word.toUpperCase() + " cafe");

        assertThat(texts(found)).containsExactly("The Café sells " + word + " shoes");
        var hit = found.get("items").get(0);
        assertThat(hit.get("chat").get("id").asLong()).isEqualTo(chat);
        assertThat(hit.get("message").get("chat_id").asLong()).isEqualTo(chat);
        assertThat(hit.get("highlight").asString())
                .isEqualTo("The <mark>Café</mark> sells <mark>" + word + "</mark> <mark>shoes</mark>");
        assertThat(found.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void theLastWordMayBeBegunOnly() {
        var ann = desk.agent();
        desk.chatOf(ann, "buy " + word + "ing");
        assertThat(texts(search(ann, word))).hasSize(1);
        assertThat(texts(search(ann, word + " buy"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
                    50%,               |50% off|,          |5000 off|
                    a_b,               |file a_b.txt|,     |file axb.txt|
                    c++,               |i like c++|,       |i like c|
                    (x),               |f (x) = 1|,        |f x = 1|
                    don't,             |don't do it|,      |dont do it|
                    back\\slash,       |a back\\slash|,    |a backslash|
                    shop@example.com,  |shop@example.com|, |shop example com|
                    a & !b,            |a & !b|,           |a and b|
                    1:*,               |1:* all|,          |12 all|
                    :-),               |fine :-)|,         |fine|
                    👍,                |👍 ok|,             |ok|
                    """)
    void everyCharacterStandsForItself(String q, String found, String notFound) {
        var ann = desk.agent();
        desk.chatOf(ann, found, notFound);

        assertThat(texts(search(ann, q))).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "'",
                "\"",
                "' OR 1=1 --",
                "a:*|b",
                "<->",
                "\\",
                "%%%",
                "％",
                "${x}",
                "🙂",
                "!!",
                "\ud800"
            })
    void operatorsAndInjectionsAreHarmless(String q) {
        var ann = desk.agent();
        desk.chatOf(ann, word);
        assertThat(texts(search(ann, q))).doesNotContain(word);
    }

    @Test
    void aChatIsFoundByAPartOfItsNameOrOfItsNumber() {
        var ann = desk.agent();
        var phone = new VirtualPhone();
        desk.arrives(phone.says("hello"));
        var chat = desk.open(phone);
        ann.post("/chats/" + chat + "/claim", "").is(200);

        for (var q : List.of(
                "TOMER " + phone.number,
                phone.number.substring(2),
                "+" + phone.number.substring(0, 4) + " " + phone.number.substring(4))) {
            var hit = search(ann, q).get("items").get(0);
            assertThat(hit.get("chat").get("id").asLong()).as(q).isEqualTo(chat);
            assertThat(hit.get("message").get("text").asString()).isEqualTo("hello");
            assertThat(hit.get("highlight").asString()).contains("<mark>");
        }
    }

    @Test
    void whatOneMayNotSeeIsNotFound() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, word);
        var ben = desk.agent();
        var number = ann.get("/chats/" + chat).get("customer").get("phone").asString();

        assertThat(search(ben, word).get("items")).isEmpty();
        assertThat(search(ben, number).get("items")).isEmpty();
        assertThat(search(desk.admin(), word).get("items")).hasSize(1);
        var open = desk.chat(word);
        assertThat(search(ben, word).get("items").get(0).get("chat").get("id").asLong())
                .isEqualTo(open);
    }

    @Test
    void pagesHoldEveryHitOnceAndTheBestOfTheNewestFirst() {
        var ann = desk.agent();
        var texts = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            texts.add(word + " number" + i + " with a good many words around it");
        }
        texts.add(word + " " + word);
        var chat = desk.chatOf(ann, texts.toArray(String[]::new));

        var found = new ArrayList<String>();
        String cursor = "";
        do {
            var page = ann.get("/chats/search?q=" + word + "&limit=3" + cursor).is(200);
            found.addAll(texts(page));
            desk.say(chat, word + " later");
            cursor = page.get("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("next_cursor").asString();
        } while (!cursor.isEmpty());

        assertThat(found).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(found.getFirst()).isEqualTo(word + " " + word);
    }

    @Test
    void moreHitsThanARoundAreAllFound() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann);
        desk.say(
                chat,
                IntStream.range(0, Search.ROUND + 20)
                        .mapToObj(i -> word + " number" + i)
                        .toArray(String[]::new));
        var found = new ArrayList<String>();
        String cursor = "";
        do {
            var page = ann.get("/chats/search?q=" + word + "&limit=45" + cursor).is(200);
            found.addAll(texts(page));
            cursor = page.get("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("next_cursor").asString();
        } while (!cursor.isEmpty());
        assertThat(found).hasSize(Search.ROUND + 20).doesNotHaveDuplicates();
    }

    @Test
    void nonsenseIsRefusedWithTheFieldThatIsWrong() {
        var ann = desk.agent();
        ann.get("/chats/search").isInvalid("q");
        ann.get("/chats/search?q=%20%00").isInvalid("q");
        ann.get("/chats/search?q=x&limit=0").isInvalid("limit");
        ann.get("/chats/search?q=x&limit=101").isInvalid("limit");
        ann.get("/chats/search?q=x&limit=many").isInvalid("limit");
        ann.get("/chats/search?q=x&cursor=nonsense").isInvalid("cursor");
        desk.anonymous("GET", "/chats/search?q=x").is(401);
    }

    private static Desk.Answer search(Desk.User user, String q) {
        return user.get("/chats/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                .is(200);
    }

    private static List<String> texts(Desk.Answer found) {
        return found.get("items")
                .valueStream()
                .map(hit -> hit.get("message").get("text").asString())
                .toList();
    }
}
