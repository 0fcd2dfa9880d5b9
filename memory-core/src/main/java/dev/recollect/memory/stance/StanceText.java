// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A stance in words: the question, the decision, how sure it is, and what stands against it. Pure. */
final class StanceText {
    private static final int SHOWN = 5;
    private static final int SHOWN_CHARS = 200;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");

    private StanceText() {}

    static String of(String question, Weighing weighing) {
        Decision decision = weighing.decision();
        return "Question: " + onOneLine(question)
                + "\nDecision: " + onOneLine(decision.claim())
                + "\nProbability " + decimal(decision.probability())
                + ", residual uncertainty " + decimal(weighing.residualUncertainty())
                + ".\n" + against(weighing.others());
    }

    private static String against(List<Standing> others) {
        if (others.isEmpty()) {
            return "Nothing was said against it.";
        }
        StringBuilder text = new StringBuilder("Against it:");
        others.stream()
                .limit(SHOWN)
                .forEach(other -> text.append("\n- ")
                        .append(shortened(onOneLine(other.claim())))
                        .append(" (")
                        .append(decimal(other.probability()))
                        .append(')'));
        if (others.size() > SHOWN) {
            text.append("\n- and ").append(others.size() - SHOWN).append(" more");
        }
        return text.toString();
    }

    private static String onOneLine(String text) {
        return BLANK.matcher(text).replaceAll(" ").strip();
    }

    private static String shortened(String text) {
        int chars = text.codePointCount(0, text.length());
        return chars <= SHOWN_CHARS ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARS)) + "…";
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
