/** What the stand-in promises to those who test against it. */
@NullMarked
package io.messagecenter.fakeai;

import org.jspecify.annotations.NullMarked;
