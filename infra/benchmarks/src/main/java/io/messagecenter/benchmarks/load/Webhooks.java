package io.messagecenter.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Webhooks as WHAPI posts them, one text message each, from a number of customers in turn. The bytes are made once; only the
 * message's number and the customer's differ. The messages are an hour old, so that the bot leaves them alone.
 */
public final class Webhooks implements Requests {

    /** The header that carries the webhook's secret, and what the benchmark's system is started with. */
    public static final String SECRET = "bench-secret-0123456789";

    private static final String PREFIX = "bench-";
    private static final String ID = "############";
    private static final String PHONE = "@@@@@@@@@@@@";
    private static final int DIGITS = 12;
    private static final long FIRST_PHONE = 628_000_000_000L;

    private final byte[] template;
    private final List<Integer> ids;
    private final List<Integer> phones;
    private final int customers;
    private final long firstId;

    /** @param customers how many write, in turn */
    public Webhooks(int port, String channel, int customers) {
        var body = """
                {"messages":[{"id":"%s%s","from_me":false,"type":"text","chat_id":"%s@s.whatsapp.net","timestamp":%d,\
                "source":"mobile","text":{"body":"Good morning, is my order number %s on its way already? It should come today."},\
                "from":"%s","from_name":"Customer %s"}],"event":{"type":"messages","event":"post"},"channel_id":"%s"}\
                """.formatted(
                        PREFIX,
                        ID,
                        PHONE,
                        Instant.now().minus(1, ChronoUnit.HOURS).getEpochSecond(),
                        ID,
                        PHONE,
                        PHONE,
                        channel);
        var head = """
                POST /webhook/whapi HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Content-Type: application/json\r
                X-Webhook-Secret: %s\r
                Content-Length: %d\r
                \r
                """.formatted(port, SECRET, body.getBytes(UTF_8).length);
        var request = head + body;
        this.template = request.getBytes(UTF_8);
        this.ids = places(request, ID);
        this.phones = places(request, PHONE);
        this.customers = customers;
        // Unique over all runs on the same data.
        this.firstId = System.currentTimeMillis() % 1_000_000 * 1_000_000;
    }

    private static List<Integer> places(String text, String slot) {
        var places = new ArrayList<Integer>();
        for (int at = text.indexOf(slot); at >= 0; at = text.indexOf(slot, at + slot.length())) {
            places.add(at);
        }
        return places;
    }

    /** The provider's id of a request's message. */
    public String providerId(long number) {
        return PREFIX + new String(digits(firstId + number), US_ASCII);
    }

    /** The request whose message has that id; negative if it is none of these. */
    public long number(String providerId) {
        return providerId.startsWith(PREFIX) ? Long.parseLong(providerId.substring(PREFIX.length())) - firstId : -1;
    }

    @Override
    public ByteBuf next(ByteBufAllocator allocator, long number) {
        var request = allocator.buffer(template.length).writeBytes(template);
        var id = digits(firstId + number);
        ids.forEach(at -> request.setBytes(at, id));
        var phone = digits(FIRST_PHONE + number % customers);
        phones.forEach(at -> request.setBytes(at, phone));
        return request;
    }

    private static byte[] digits(long number) {
        var digits = new byte[DIGITS];
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        return digits;
    }
}
