/** What is to be done at the provider, and how it went: {@code outbound.whatsapp}, {@code whapi.jobs}, {@code outbound.results}. */
@NullMarked
package io.messagecenter.contracts.outbound;

import org.jspecify.annotations.NullMarked;
