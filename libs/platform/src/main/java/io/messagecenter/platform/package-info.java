/** What two or more services need; every class here has two users or is configured into every service. */
@NullMarked
package io.messagecenter.platform;

import org.jspecify.annotations.NullMarked;
