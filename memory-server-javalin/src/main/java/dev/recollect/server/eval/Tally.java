// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import dev.recollect.memory.recall.Recollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the questions asked so far add up to. Confined to one thread. */
final class Tally {
    private static final Comparator<String> NUMBERS_IN_ORDER =
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    private final SortedMap<String, List<Figures>> byCategory = new TreeMap<>(NUMBERS_IN_ORDER);
    private final List<Long> embed = new ArrayList<>();
    private final List<Long> search = new ArrayList<>();
    private final List<Long> total = new ArrayList<>();

    void add(String category, Figures figures) {
        byCategory.computeIfAbsent(category, c -> new ArrayList<>()).add(figures);
    }

    void took(Recollection recollection, long totalNanos) {
        embed.add(recollection.embedTime().toNanos());
        search.add(recollection.searchTime().toNanos());
        total.add(totalNanos);
    }

    ProfileReport report() {
        SortedMap<String, ProfileReport.Category> categories = new TreeMap<>(NUMBERS_IN_ORDER);
        byCategory.forEach((category, figures) ->
                categories.put(category, new ProfileReport.Category(Figures.mean(figures), figures.size())));
        List<Figures> questions =
                byCategory.values().stream().flatMap(Collection::stream).toList();
        return new ProfileReport(
                Figures.mean(categories.values().stream()
                        .map(ProfileReport.Category::figures)
                        .toList()),
                Figures.mean(questions),
                categories,
                questions.size(),
                new ProfileReport.Latency(Percentiles.of(embed), Percentiles.of(search), Percentiles.of(total)));
    }
}
