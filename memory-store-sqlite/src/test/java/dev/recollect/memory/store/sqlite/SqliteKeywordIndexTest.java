// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.tck.KeywordIndexContract;
import dev.recollect.memory.tck.StorePlace;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The keyword index on SQLite")
class SqliteKeywordIndexTest extends KeywordIndexContract {
    @TempDir
    Path folder;

    @Override
    protected StorePlace place() {
        return new SqlitePlace(folder);
    }
}
