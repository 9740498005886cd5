/** The page at the root, and the state of the services that it shows. */
@NullMarked
package io.messagecenter.gateway.start;

import org.jspecify.annotations.NullMarked;
