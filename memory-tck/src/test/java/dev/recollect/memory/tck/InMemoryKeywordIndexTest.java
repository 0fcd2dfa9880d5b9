// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

class InMemoryKeywordIndexTest extends KeywordIndexContract {
    @Override
    protected StorePlace place() {
        return new InMemoryPlace();
    }
}
