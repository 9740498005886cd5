package io.messagecenter.chat.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDocumentTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62811", "-5", "@SUM(A1)", "\tx", "＝1"})
    void whatASpreadsheetWouldCalculateIsDefused(String text) {
        assertThat(CsvDocument.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void aCellMayHoldAnything() {
        assertThat(CsvDocument.cell("say \"hi\", twice\nnow")).isEqualTo("\"say \"\"hi\"\", twice\nnow\"");
        assertThat(CsvDocument.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(CsvDocument.cell("5 = 2 + 3")).isEqualTo("5 = 2 + 3");
        assertThat(CsvDocument.cell(null)).isEmpty();
    }
}
