// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Lucene's HNSW with its defaults, in memory or, where it is kept, mapped from disk; merged into one segment. */
final class LuceneEngine implements SearchEngine {
    private static final String VECTOR = "vector";
    private static final String NUMBER = "number";

    /* Candidates that its graph search keeps beyond k: at k alone it finds about seven of ten. */
    private static final int BEAM = 100;

    private final Directory directory;
    private Optional<DirectoryReader> reader = Optional.empty();

    LuceneEngine(Optional<Path> kept) {
        try {
            directory = kept.isPresent() ? FSDirectory.open(kept.get()) : new ByteBuffersDirectory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fill(List<Embedding> vectors) {
        try {
            if (!DirectoryReader.indexExists(directory)) {
                write(vectors);
            }
            reader = Optional.of(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<Embedding> vectors) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int i = 0; i < vectors.size(); i++) {
                Document document = new Document();
                document.add(new KnnFloatVectorField(
                        VECTOR, vectors.get(i).toArray(), VectorSimilarityFunction.DOT_PRODUCT));
                document.add(new StoredField(NUMBER, i));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
            writer.commit();
        }
    }

    @Override
    public List<Integer> nearest(Embedding query, int k) {
        try {
            IndexSearcher searcher = new IndexSearcher(reader.orElseThrow());
            ScoreDoc[] found =
                    searcher.search(new KnnFloatVectorQuery(VECTOR, query.toArray(), Math.max(k, BEAM)), k).scoreDocs;
            List<Integer> numbers = new ArrayList<>();
            for (ScoreDoc document : found) {
                numbers.add(searcher.storedFields()
                        .document(document.doc)
                        .getField(NUMBER)
                        .numericValue()
                        .intValue());
            }
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (reader.isPresent()) {
                reader.get().close();
            }
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
