// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text, and everything that was read in it. Immutable once made. */
final class ReadText {
    private static final Pattern APOSTROPHE = Pattern.compile("[’‘]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final String wording;
    private final String plain;
    private final String unmarked;
    private final List<Found> verbatim = new ArrayList<>();
    private final List<Found> quantities = new ArrayList<>();
    private final List<Found> markers = new ArrayList<>();
    private final NameReader names;
    private final Clauses clauses;

    ReadText(String text) {
        String lower = APOSTROPHE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("'");
        wording = SPACE.matcher(lower).replaceAll(" ");
        plain = PlainText.of(new VerbatimReader(verbatim).read(text));
        clauses = new Clauses(plain);
        String left = new DateReader(quantities).read(plain);
        unmarked = new MarkerReader(markers).read(left);
        names = new NameReader(new AmountReader(quantities).read(left));
    }

    /** The text in lower case, with single spaces. */
    String wording() {
        return wording;
    }

    /** The text with one way to write each thing, without what has to stay letter by letter. */
    String plain() {
        return plain;
    }

    /** The plain text with spaces instead of dates and of small words on which statements hang. */
    String unmarked() {
        return unmarked;
    }

    /** What has to stay letter by letter. */
    List<Found> verbatim() {
        return verbatim;
    }

    /** Numbers, dates and times. */
    List<Found> quantities() {
        return quantities;
    }

    NameReader names() {
        return names;
    }

    Clauses clauses() {
        return clauses;
    }

    /** A marker wherever it bears on what another text speaks of. */
    List<Found> markers(Marker marker, ReadText other) {
        Value sought = new Value.Wording(marker.name());
        return markers.stream()
                .filter(mark -> mark.value().equals(sought))
                .filter(mark -> clauses.speaksOf(mark.at(), other.clauses))
                .toList();
    }
}
