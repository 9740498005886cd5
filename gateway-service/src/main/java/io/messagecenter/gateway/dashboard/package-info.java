/** The dashboard's pages, as its build left them: whatever no service answers to. */
@NullMarked
package io.messagecenter.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
