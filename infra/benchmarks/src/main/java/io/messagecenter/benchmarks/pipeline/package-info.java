/** How fast a webhook becomes a message on a screen: each part beside its baseline. */
@NullMarked
package io.messagecenter.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
