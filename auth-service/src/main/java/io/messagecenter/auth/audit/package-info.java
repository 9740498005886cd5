/** Who did what, when and from where; rows are added and never changed. */
@NullMarked
package io.messagecenter.auth.audit;

import org.jspecify.annotations.NullMarked;
