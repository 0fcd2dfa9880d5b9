// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

class InMemoryExperienceStoreTest extends ExperienceStoreContract {
    @Override
    protected StorePlace place() {
        return new InMemoryPlace();
    }
}
