/** Where the bytes of files live. */
@NullMarked
package io.messagecenter.platform.blob;

import org.jspecify.annotations.NullMarked;
