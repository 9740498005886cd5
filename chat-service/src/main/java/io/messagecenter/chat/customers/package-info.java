/** What people here say of customers: their names, and whom nobody answers. */
@NullMarked
package io.messagecenter.chat.customers;

import org.jspecify.annotations.NullMarked;
