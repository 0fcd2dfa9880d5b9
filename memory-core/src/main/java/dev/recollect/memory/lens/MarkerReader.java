// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;

/** Reads the small words on which statements hang, the longer expressions first. */
final class MarkerReader {
    private static final List<Marker> ORDER = List.of(
            Marker.LATEST,
            Marker.AT_MOST,
            Marker.AT_LEAST,
            Marker.NO_LONGER,
            Marker.NOT_ONLY,
            Marker.ONLY,
            Marker.OTHER,
            Marker.ABOUT,
            Marker.SHOULD,
            Marker.MUST);

    private final List<Found> found;

    MarkerReader(List<Found> found) {
        this.found = found;
    }

    /** Reads a text; gives it with spaces where something was read. */
    String read(String plain) {
        String left = plain;
        for (Marker marker : ORDER) {
            left = take(left, marker);
        }
        for (Marker marker : Marker.values()) {
            left = take(left, marker);
        }
        return left;
    }

    private String take(String text, Marker marker) {
        return marker.pattern().matcher(text).replaceAll(match -> {
            found.add(new Found(marker.kind(), new Value.Wording(marker.name()), match.group(), match.start(), false));
            return " ".repeat(match.group().length());
        });
    }
}
