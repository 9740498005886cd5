/** Tests of the whole service against a real broker, a real database and a scripted WHAPI. */
@NullMarked
package io.messagecenter.outbound;

import org.jspecify.annotations.NullMarked;
