@NullMarked
package io.messagecenter.outbound.repair;

import org.jspecify.annotations.NullMarked;
