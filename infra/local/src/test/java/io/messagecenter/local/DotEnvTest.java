package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "A=plain                > plain",
                "A = `no`               > ",
                "A=two words            > two words",
                "A=value # a comment    > value",
                "A=a#b                  > a#b",
                "A='it costs $5 # now'  > it costs $5 # now",
                "A=\"quoted\" # comment > quoted",
                "export A=exported      > exported",
                "A=x=y                  > x=y"
            })
    void aValueIsReadAsDockerComposeReadsIt(String line, String expected) {
        if (expected == null) {
            assertThatThrownBy(() -> parse(line)).isInstanceOf(Refusal.class);
        } else {
            assertThat(parse(line)).singleElement().isEqualTo(new DotEnv.Entry("A", expected, 1));
        }
    }

    @Test
    void emptyLinesAndCommentsAreSkippedAndLinesAreCountedFromOne() {
        assertThat(parse("# settings", "", "A=", "B=2"))
                .containsExactly(new DotEnv.Entry("A", "", 3), new DotEnv.Entry("B", "2", 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "WHAPI_TOKEN          > expected NAME=value",
                "WHAPI TOKEN=x        > is not the name of a variable",
                "1A=x                 > is not the name of a variable",
                "A='never closed      > never ends",
                "A='closed' and more  > after the closing '",
                "A=costs$5            > single quotes",
                "A=\"$HOME\"          > single quotes",
                "A=\"a\\nb\"          > single quotes"
            })
    void aBrokenLineIsRefusedWithFileLineAndReason(String line, String reason) {
        assertThatThrownBy(() -> parse("OK=1", line))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(".env:2: ")
                .hasMessageContaining(reason);
    }

    private static List<DotEnv.Entry> parse(String... lines) {
        return DotEnv.parse(".env", List.of(lines));
    }
}
