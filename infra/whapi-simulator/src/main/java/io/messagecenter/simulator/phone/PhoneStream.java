package io.messagecenter.simulator.phone;

import io.messagecenter.simulator.channel.PhoneFeed;
import io.messagecenter.simulator.channel.Refused;
import io.messagecenter.simulator.fault.FaultPlan;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Live changes for open phones. One that cannot keep up is cut off; it connects again and reads everything anew. */
@Component
class PhoneStream {

    private static final int MOST_PHONES = 50;
    private static final int MOST_WAITING = 2_000;
    private static final long HEARTBEAT_SECONDS = 15;

    private final Set<Phone> phones = ConcurrentHashMap.newKeySet();

    PhoneStream(PhoneFeed feed, FaultPlan faults) {
        feed.watch(change -> phones.forEach(phone -> phone.offer(change)));
        faults.whenReplaced(replaced -> feed.tell("faults", replaced));
    }

    SseEmitter open() {
        if (phones.size() >= MOST_PHONES) {
            throw new Refused(503, "Too many phones are open");
        }
        var phone = new Phone();
        phones.add(phone);
        phone.emitter.onCompletion(() -> phones.remove(phone));
        phone.emitter.onTimeout(() -> phones.remove(phone));
        Thread.startVirtualThread(() -> serve(phone));
        return phone.emitter;
    }

    private void serve(Phone phone) {
        try {
            phone.emitter.send(SseEmitter.event().comment("open"));
            while (phones.contains(phone)) {
                phone.sendNext();
            }
            phone.emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            phones.remove(phone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Phone {

        private final SseEmitter emitter = new SseEmitter(0L);
        private final BlockingQueue<PhoneFeed.Change> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

        void offer(PhoneFeed.Change change) {
            if (!waiting.offer(change)) {
                phones.remove(this);
            }
        }

        void sendNext() throws IOException, InterruptedException {
            var change = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            emitter.send(
                    change == null
                            ? SseEmitter.event().comment("still here")
                            : SseEmitter.event().name(change.name()).data(change.data()));
        }
    }
}
