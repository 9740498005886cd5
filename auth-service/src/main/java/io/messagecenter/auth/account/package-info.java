/** Who there is: users, their roles and passwords, and how other services hear of them. */
@NullMarked
package io.messagecenter.auth.account;

import org.jspecify.annotations.NullMarked;
