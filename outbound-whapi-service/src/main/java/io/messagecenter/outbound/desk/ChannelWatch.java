package io.messagecenter.outbound.desk;

import io.messagecenter.outbound.channel.ChannelNews;
import io.messagecenter.outbound.whapi.WhapiDesk;
import io.messagecenter.outbound.whapi.WhapiDesk.Reply;
import org.springframework.stereotype.Component;

/** The channel's state: what WHAPI says, and what its refusals of sends told. */
@Component
class ChannelWatch {

    private final ChannelNews news;
    private final Kept<Reply> health;

    ChannelWatch(WhapiDesk whapi, ChannelNews news, DeskProperties properties) {
        this.news = news;
        this.health = new Kept<>(properties.healthKept(), whapi::health, Reply::isOk);
    }

    ChannelFacts facts() {
        var facts = ChannelFacts.of(health.get());
        return news.whyOff().map(facts::pausedBecause).orElse(facts);
    }

    /** As it is at this moment. */
    ChannelFacts freshFacts() {
        health.forget();
        return facts();
    }
}
