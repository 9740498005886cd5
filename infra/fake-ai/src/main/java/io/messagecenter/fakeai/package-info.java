/** A stand-in for an OpenAI-compatible API: it answers deterministically, and misbehaves when a script tells it to. */
@NullMarked
package io.messagecenter.fakeai;

import org.jspecify.annotations.NullMarked;
