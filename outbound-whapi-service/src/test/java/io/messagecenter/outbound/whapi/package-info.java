/** Tests. */
@NullMarked
package io.messagecenter.outbound.whapi;

import org.jspecify.annotations.NullMarked;
