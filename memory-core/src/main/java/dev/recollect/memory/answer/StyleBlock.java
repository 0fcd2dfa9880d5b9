// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.DataBlock;
import dev.recollect.memory.chat.Prompt;
import dev.recollect.memory.lens.Style;
import java.util.Locale;

/** How a language model is told a style: our numbers and words, nothing foreign. */
final class StyleBlock {
    private static final Prompt PROMPT = Prompt.of(StyleBlock.class, "style-1");

    private StyleBlock() {}

    static String of(Style style) {
        String element = DataBlock.of("style")
                .with("tone", style.tone())
                .with("warmth", number("%.2f", style.warmth()))
                .with("sentence_words", number("%.0f", style.sentenceWords()))
                .with("pace", style.pace())
                .with("hedging", number("%.2f", style.hedging()))
                .around("");
        return PROMPT.text() + "\n" + element;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
