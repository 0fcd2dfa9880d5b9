// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

class InMemoryRandomOperationsTest extends RandomOperationsContract {
    @Override
    protected StorePlace place() {
        return new InMemoryPlace();
    }
}
