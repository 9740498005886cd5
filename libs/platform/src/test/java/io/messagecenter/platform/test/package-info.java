/** What the integration tests of all services stand on: a real broker, a real database, real tokens. */
@NullMarked
package io.messagecenter.platform.test;

import org.jspecify.annotations.NullMarked;
