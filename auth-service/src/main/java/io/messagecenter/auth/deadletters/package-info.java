/** What no consumer could process, of all services: to look at, to replay, to drop. */
@NullMarked
package io.messagecenter.auth.deadletters;

import org.jspecify.annotations.NullMarked;
