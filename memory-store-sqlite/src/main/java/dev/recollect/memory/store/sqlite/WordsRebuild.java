// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.index.IndexedText;
import dev.recollect.memory.index.TextAnalyzer;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes all postings anew from the texts. Confined to one transaction. */
final class WordsRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(WordsRebuild.class);
    private static final int PAGE = 500;

    private final Handle handle;
    private final TextAnalyzer analyzer;

    WordsRebuild(Handle handle, TextAnalyzer analyzer) {
        this.handle = handle;
        this.analyzer = analyzer;
    }

    private record Row(long seq, long scope, Words words) {}

    void run() {
        LOG.info("Making the keyword index anew with the analyser {}", analyzer.id());
        handle.execute("DELETE FROM posting");
        handle.execute("DELETE FROM word_list");
        long after = 0;
        List<Row> page = page(after);
        while (!page.isEmpty()) {
            store(page);
            after = page.get(page.size() - 1).seq();
            page = page(after);
        }
        handle.execute("""
                UPDATE tally SET words = (SELECT coalesce(sum(w.length), 0)
                  FROM experience e JOIN word_list w ON w.experience = e.seq WHERE e.scope = tally.scope)""");
    }

    private List<Row> page(long after) {
        return handle.createQuery("SELECT e.scope AS number, " + Rows.COLUMNS
                        + " FROM experience e JOIN scope s ON s.scope = e.scope"
                        + " WHERE e.seq > :after ORDER BY e.seq LIMIT :size")
                .bind("after", after)
                .bind("size", PAGE)
                .map((row, context) -> new Row(
                        row.getLong("seq"),
                        row.getLong("number"),
                        Words.of(analyzer.terms(
                                IndexedText.of(Rows.experience(row).content())))))
                .list();
    }

    private void store(List<Row> page) {
        try (PreparedBatch lists =
                        handle.prepareBatch("INSERT INTO word_list (experience, length, terms) VALUES (?, ?, ?)");
                PreparedBatch postings = handle.prepareBatch(
                        "INSERT INTO posting (scope, term, experience, frequency, length) VALUES (?, ?, ?, ?, ?)")) {
            for (Row row : page) {
                Words words = row.words();
                lists.add(
                        row.seq(),
                        words.length(),
                        Json.array(words.frequencies().keySet()));
                words.frequencies()
                        .forEach((term, frequency) ->
                                postings.add(row.scope(), term, row.seq(), frequency, words.length()));
            }
            lists.execute();
            postings.execute();
        }
    }
}
