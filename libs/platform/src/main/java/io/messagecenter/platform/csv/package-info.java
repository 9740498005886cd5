/** Tables for spreadsheets. */
@NullMarked
package io.messagecenter.platform.csv;

import org.jspecify.annotations.NullMarked;
