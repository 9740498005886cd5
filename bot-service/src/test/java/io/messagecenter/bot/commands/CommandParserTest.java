package io.messagecenter.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.bot.Verb;
import io.messagecenter.contracts.chat.ChatMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/mode bot 4915550001234 | BOT | 4915550001234",
                "  /MODE   Agent   +49 (1555) 000-1234 | AGENT | 4915550001234",
                "/mode paused 49.1555.0001234 | PAUSED | 4915550001234",
                "/ mode closed +49\u00a01555\u20110001234 | CLOSED | 4915550001234",
                "/mode bot \u202a+49 1555 0001234\u202c | BOT | 4915550001234",
            })
    void aModeIsReadHoweverItIsTyped(String text, ChatMode mode, String phone) {
        assertThat(CommandParser.parse(text)).contains(new Command(Verb.MODE, mode, null, phone, null));
    }

    @Test
    void anAssignmentIsRead() {
        assertThat(CommandParser.parse("/assign Dewi.K +62 812-5550-1234"))
                .contains(new Command(Verb.ASSIGN, null, "Dewi.K", "6281255501234", null));
        assertThat(CommandParser.parse("/assign @dewi 6281255501234"))
                .contains(new Command(Verb.ASSIGN, null, "dewi", "6281255501234", null));
    }

    @Test
    void statusAndHelpNeedNothingElse() {
        assertThat(CommandParser.parse("/Status please")).map(Command::verb).contains(Verb.STATUS);
        assertThat(CommandParser.parse("/help")).contains(Command.help(null));
        assertThat(CommandParser.parse("/")).contains(Command.help(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mode",
                "/mode bot",
                "/mode sleeping 4915550001234",
                "/mode bot anna",
                "/mode bot 123",
                "/mode bot 1234567890123456",
                "/mode bot +",
                "/assign dewi",
                "/assign dewi soon",
                "/restart"
            })
    void whatCannotBeUnderstoodIsAnsweredWithHelpAndTheProblem(String text) {
        assertThat(CommandParser.parse(text)).hasValueSatisfying(command -> {
            assertThat(command.verb()).isEqualTo(Verb.HELP);
            assertThat(command.problem()).isNotBlank();
        });
    }

    @Test
    void ordinaryWordsAreNoCommand() {
        assertThat(CommandParser.parse("mode bot 4915550001234")).isEmpty();
        assertThat(CommandParser.parse("")).isEmpty();
    }
}
