// SPDX-License-Identifier: Apache-2.0
/** What is held true after weighing claims. Knows neither affect nor style: how something feels never bears on what is so. */
@NullMarked
package dev.recollect.memory.stance;

import org.jspecify.annotations.NullMarked;
