/** What logins and tokens cost, and what an attack on an account does to others. */
@NullMarked
package io.messagecenter.benchmarks.accounts;

import org.jspecify.annotations.NullMarked;
