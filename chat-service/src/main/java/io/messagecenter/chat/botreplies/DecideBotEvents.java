package io.messagecenter.chat.botreplies;

import static java.util.stream.Collectors.toMap;

import io.messagecenter.chat.botreplies.Decisions.Decision;
import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Message;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.contracts.bot.AdminCommand;
import io.messagecenter.contracts.bot.BotEvent;
import io.messagecenter.contracts.bot.BotProposal;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides on what the bot proposes and carries out what admins command; many in one transaction, each once for ever. */
@Service
class DecideBotEvents {

    private final ChatWorks works;
    private final Decisions decisions;
    private final AdminCommands commands;
    private final MeterRegistry meters;

    DecideBotEvents(ChatWorks works, Decisions decisions, AdminCommands commands, MeterRegistry meters) {
        this.works = works;
        this.decisions = decisions;
        this.commands = commands;
        this.meters = meters;
    }

    /** Decides all or none, in their order. */
    @Transactional
    public void decide(List<BotEvent> events) {
        var targets = works.find(events.stream()
                .map(AdminCommands::target)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var toLock = new HashSet<>(targets.values());
        events.forEach(e -> toLock.add(e.chatId()));
        var work = works.lock(toLock);
        var decided = decisions.madeAmong(events.stream().map(BotEvent::id).toList());
        var answered = answered(work, events);
        var made = new ArrayList<Decision>();
        for (var event : events) {
            if (work.has(event.chatId()) && decided.add(event.id())) {
                var outcome = switch (event) {
                    case BotProposal proposal -> decide(work, proposal, answered.get(proposal.inReplyTo()));
                    case AdminCommand command -> {
                        answer(work, command, commands.carryOut(work, command, targets));
                        yield Outcome.COMMAND;
                    }
                };
                made.add(new Decision(event.id(), event.chatId(), outcome));
                meters.counter("messagecenter.bot.decisions", "outcome", outcome.wire())
                        .increment();
            }
        }
        decisions.store(made, work.now());
        work.flush();
    }

    private static Outcome decide(ChatWork work, BotProposal proposal, @Nullable Message answered) {
        var chat = work.chat(proposal.chatId());
        var ofThisChat = answered != null && answered.chatId() == chat.id() ? answered : null;
        var outcome = Outcome.of(proposal, chat, ofThisChat);
        if (outcome != Outcome.ACCEPTED) {
            return outcome;
        }
        var waitingSince = chat.state().waitingSince();
        if (proposal.text() != null && !proposal.text().isBlank()) {
            work.append(chat.id(), NewMessage.byBot(proposal.text()).identified(proposal.id(), null));
        }
        if (proposal.mode() != null) {
            chat.state().handOver(proposal.mode(), waitingSince == null ? work.now() : waitingSince);
        }
        return outcome;
    }

    /** Whatever the chat's mode: an admin is told what became of the command. */
    private static void answer(ChatWork work, AdminCommand command, String text) {
        work.append(command.chatId(), NewMessage.answerToAdmin(text).identified(command.id(), null));
    }

    private static Map<Long, Message> answered(ChatWork work, List<BotEvent> events) {
        return work
                .messages(events.stream()
                        .filter(BotProposal.class::isInstance)
                        .map(e -> ((BotProposal) e).inReplyTo())
                        .distinct()
                        .toList())
                .stream()
                .collect(toMap(Message::id, Function.identity()));
    }
}
