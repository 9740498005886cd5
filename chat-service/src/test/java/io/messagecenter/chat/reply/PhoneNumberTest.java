package io.messagecenter.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.platform.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "4930123456, 4930123456",
        "+4930123456, 4930123456",
        "004930123456, 4930123456",
        "' +49 (30) 12-34.56 ', 4930123456",
        "12345678, 12345678",
        "123456789012345, 123456789012345"
    })
    void isReadHoweverPeopleWriteIt(String written, String digits) {
        assertThat(PhoneNumber.parse(written).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "1234567", "1234567890123456", "030123456", "call me", "49 30 12x456", "++4930123456"})
    void isRefusedWhenItIsNone(String written) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PhoneNumber.parse(written))
                .satisfies(e -> assertThat(e.getStatusCode().value()).isEqualTo(400));
    }
}
