/** How the tables of a service come to be what its version needs. */
@NullMarked
package io.messagecenter.platform.migration;

import org.jspecify.annotations.NullMarked;
