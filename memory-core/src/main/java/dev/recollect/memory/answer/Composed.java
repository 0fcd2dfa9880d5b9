// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.lens.LensUse;
import dev.recollect.memory.lens.Preface;
import java.util.Optional;

/**
 * An answer without its references.
 *
 * @param draft what the responder wrote, with the tokens of all calls
 * @param text what is shown: the draft, with a preface or restyled
 * @param preface the words before it, if any
 * @param lens how affect got into it
 */
record Composed(Draft draft, String text, Optional<Preface> preface, LensUse lens) {}
