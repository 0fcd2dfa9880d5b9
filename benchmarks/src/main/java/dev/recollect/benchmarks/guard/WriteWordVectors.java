// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recollect.benchmarks.CommandLines;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes the vectors by which the fact guard tells how alike two words are: each word of a model's vocabulary is embedded by
 * itself, and the vectors are reduced to their first principal components, a byte each.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests -pl benchmarks -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) dev.recollect.benchmarks.guard.WriteWordVectors \
 *     --out memory-core/src/main/resources/dev/recollect/memory/lens/words.vectors
 * }</pre>
 *
 * <p>The file: how many words, how many parts (four bytes each), then for each word, the commonest first, its text (as
 * {@link DataOutputStream#writeUTF} writes it) and its parts. On one machine the same model and options give the same file.
 */
@Command(name = "write-word-vectors", description = "Writes the word vectors of the fact guard.")
public final class WriteWordVectors implements Callable<Integer> {
    private static final int SHORTEST = 2;
    private static final int BATCH = 64;

    @Option(names = "--model", paramLabel = "NAME", description = "bundled model; default: ${DEFAULT-VALUE}")
    private String model = "e5-small-v2-q";

    @Option(names = "--parts", paramLabel = "N", description = "of each vector; default: ${DEFAULT-VALUE}")
    private int parts = 64;

    @Option(names = "--most", paramLabel = "N", description = "so many of the commonest words; default: all")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the vectors")
    private Path out = Path.of("");

    /** Creates the command with its defaults. */
    public WriteWordVectors() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new WriteWordVectors());
    }

    @Override
    public Integer call() throws IOException {
        if (parts < 1 || most < parts) {
            throw new IOException("--parts must be above 0 and no more than --most, but are " + parts + " and " + most);
        }
        List<String> words = words();
        try (EmbeddingModel embedding = OnnxEmbeddingModel.open(ModelChoice.of(model))) {
            DMatrixRMaj vectors = new DMatrixRMaj(words.size(), embedding.dimension());
            for (int from = 0; from < words.size(); from += BATCH) {
                List<String> batch = words.subList(from, Math.min(words.size(), from + BATCH));
                int row = from;
                for (var embedded : embedding.embed(batch, Purpose.PASSAGE)) {
                    float[] vector = embedded.mean().toArray();
                    for (int i = 0; i < vector.length; i++) {
                        vectors.set(row, i, vector[i]);
                    }
                    row++;
                }
            }
            write(words, reduced(vectors));
        }
        return 0;
    }

    /* The plain words of the vocabulary, in its order: the commonest first. */
    private List<String> words() throws IOException {
        String resource = "/" + model + "-tokenizer.json";
        try (InputStream file = WriteWordVectors.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IOException("no vocabulary " + resource + " is on the class path");
            }
            JsonNode vocabulary = new ObjectMapper().readTree(file).at("/model/vocab");
            List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(vocabulary.properties());
            entries.sort(Comparator.comparingInt(entry -> entry.getValue().asInt()));
            return entries.stream()
                    .map(Map.Entry::getKey)
                    .filter(word -> word.length() >= SHORTEST
                            && word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z'))
                    .limit(most)
                    .toList();
        }
    }

    /* Less their mean, of equal length, as their first principal components. */
    private DMatrixRMaj reduced(DMatrixRMaj vectors) {
        int size = vectors.numCols;
        DMatrixRMaj mean = CommonOps_DDRM.sumCols(vectors, null);
        CommonOps_DDRM.divide(mean, vectors.numRows);
        for (int row = 0; row < vectors.numRows; row++) {
            double squares = 0;
            for (int i = 0; i < size; i++) {
                double value = vectors.get(row, i) - mean.get(0, i);
                vectors.set(row, i, value);
                squares += value * value;
            }
            for (int i = 0; i < size; i++) {
                vectors.set(row, i, vectors.get(row, i) / Math.sqrt(squares));
            }
        }
        DMatrixRMaj squares = new DMatrixRMaj(size, size);
        CommonOps_DDRM.multTransA(vectors, vectors, squares);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(squares)) {
            throw new IllegalStateException("the principal components of the word vectors cannot be found");
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()));
        DMatrixRMaj components = new DMatrixRMaj(size, parts);
        for (int i = 0; i < parts; i++) {
            CommonOps_DDRM.insert(eigen.getEigenVector(order.get(i)), components, 0, i);
        }
        DMatrixRMaj reduced = new DMatrixRMaj(vectors.numRows, parts);
        CommonOps_DDRM.mult(vectors, components, reduced);
        return reduced;
    }

    private void write(List<String> words, DMatrixRMaj vectors) throws IOException {
        try (DataOutputStream file = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(out)))) {
            file.writeInt(words.size());
            file.writeInt(parts);
            for (int row = 0; row < words.size(); row++) {
                file.writeUTF(words.get(row));
                double greatest = 0;
                for (int i = 0; i < parts; i++) {
                    greatest = Math.max(greatest, Math.abs(vectors.get(row, i)));
                }
                for (int i = 0; i < parts; i++) {
                    file.writeByte((int) Math.round(vectors.get(row, i) / greatest * Byte.MAX_VALUE));
                }
            }
        }
    }
}
