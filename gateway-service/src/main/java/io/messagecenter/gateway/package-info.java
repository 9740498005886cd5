/** The only public door: everything a browser, a webhook or a script asks passes here. */
@NullMarked
package io.messagecenter.gateway;

import org.jspecify.annotations.NullMarked;
