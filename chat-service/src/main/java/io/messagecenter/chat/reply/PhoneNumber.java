package io.messagecenter.chat.reply;

import io.messagecenter.platform.problem.Problem;
import java.util.regex.Pattern;

/**
 * A number with its country code.
 *
 * @param digits 8 to 15 of them, nothing else
 */
record PhoneNumber(String digits) {

    private static final Pattern WRITTEN = Pattern.compile("(\\+|00)?[1-9][\\d\\s().\\-/]*");
    private static final Pattern DIGITS = Pattern.compile("\\d{8,15}");

    /** @throws io.messagecenter.platform.problem.ProblemException 400 if it is no phone number, however people write them */
    static PhoneNumber parse(String written) {
        var text = written.strip();
        if (WRITTEN.matcher(text).matches()) {
            var digits = (text.startsWith("00") ? text.substring(2) : text).replaceAll("\\D", "");
            if (DIGITS.matcher(digits).matches()) {
                return new PhoneNumber(digits);
            }
        }
        throw Problem.invalid("phone", "must be a number with its country code, 8 to 15 digits");
    }
}
