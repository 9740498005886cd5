/** Every call to WHAPI: sends are written down as intents, carried out once, and reported. */
@NullMarked
package io.messagecenter.outbound;

import org.jspecify.annotations.NullMarked;
