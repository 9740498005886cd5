/** What every request is held to, and every answer carries, whatever it is for. */
@NullMarked
package io.messagecenter.gateway.protection;

import org.jspecify.annotations.NullMarked;
