// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A sentence and what people on average made of it, on scales from 1 to 5.
 *
 * @param id in the data set
 * @param split {@code train} or {@code dev}
 * @param valence from unpleasant to pleasant
 * @param arousal from calm to excited
 * @param dominance from overwhelmed to in control
 * @param text the sentence
 */
record RatedSentence(
        String id,
        String split,
        @JsonProperty("V") double valence,
        @JsonProperty("A") double arousal,
        @JsonProperty("D") double dominance,
        String text) {

    /** Reads a CSV file with the header {@code id,split,V,A,D,text}. */
    static List<RatedSentence> read(Path file) throws IOException {
        CsvSchema header = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<RatedSentence> rows =
                new CsvMapper().readerFor(RatedSentence.class).with(header).readValues(file.toFile())) {
            return rows.readAll();
        }
    }
}
