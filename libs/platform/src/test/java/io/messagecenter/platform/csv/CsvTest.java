package io.messagecenter.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62811", "-5", "@SUM(A1)", "\tx", "＝1"})
    void whatASpreadsheetWouldCalculateIsDefused(String text) {
        assertThat(Csv.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void aCellMayHoldAnything() {
        assertThat(Csv.cell("say \"hi\", twice\nnow")).isEqualTo("\"say \"\"hi\"\", twice\nnow\"");
        assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(Csv.cell("5 = 2 + 3")).isEqualTo("5 = 2 + 3");
        assertThat(Csv.cell(null)).isEmpty();
    }
}
