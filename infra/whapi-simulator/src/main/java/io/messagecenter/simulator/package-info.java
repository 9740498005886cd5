/** A stand-in for WHAPI: its paths, its webhooks, its faults on demand, and a phone to play a customer with. */
@NullMarked
package io.messagecenter.simulator;

import org.jspecify.annotations.NullMarked;
