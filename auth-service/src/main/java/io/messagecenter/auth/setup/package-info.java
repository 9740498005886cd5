/** The first accounts of an empty installation. */
@NullMarked
package io.messagecenter.auth.setup;

import org.jspecify.annotations.NullMarked;
