/** The launcher's rules, one by one, and its program up to the first check that fails. */
@NullMarked
package io.messagecenter.local;

import org.jspecify.annotations.NullMarked;
