/** How JSON is read from strangers. */
@NullMarked
package io.messagecenter.platform.json;

import org.jspecify.annotations.NullMarked;
