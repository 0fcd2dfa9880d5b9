// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.tck.VectorIndexContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is being saved, deleted or read meanwhile, the contract holds. */
@DisplayName("An index that saves its graphs whenever they have changed")
class SavingContractTest extends VectorIndexContract {
    @TempDir
    Path temp;

    @Override
    protected VectorIndex open(int dimension) {
        return HnswVectorIndex.builder(dimension)
                .settings(SettledIndex.SMALL)
                .saveIn(folder(), new ModelStamp("random", dimension), () -> 0)
                .saveDelay(Duration.ZERO)
                .build();
    }

    /* Of its own for each: where two are compared they hold other things. */
    private Path folder() {
        try {
            return Files.createTempDirectory(temp, "graphs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected boolean exact() {
        return false;
    }
}
