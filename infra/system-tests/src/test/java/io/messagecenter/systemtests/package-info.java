/** The whole system as real processes, driven through its public contract and nothing else. */
@NullMarked
package io.messagecenter.systemtests;

import org.jspecify.annotations.NullMarked;
