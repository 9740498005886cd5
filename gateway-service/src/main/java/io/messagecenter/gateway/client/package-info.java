/** Who is calling: the address behind trusted proxies, and what the services are told about it. */
@NullMarked
package io.messagecenter.gateway.client;

import org.jspecify.annotations.NullMarked;
