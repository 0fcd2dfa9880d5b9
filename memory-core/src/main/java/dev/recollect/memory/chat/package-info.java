// SPDX-License-Identifier: Apache-2.0
/** Language models as core sees them: messages in, a message out. */
@NullMarked
package dev.recollect.memory.chat;

import org.jspecify.annotations.NullMarked;
