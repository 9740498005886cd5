/** Work at WHAPI beside the sends: files, profiles, read marks and typing; each kind in a lane of its own. */
@NullMarked
package io.messagecenter.outbound.jobs;

import org.jspecify.annotations.NullMarked;
