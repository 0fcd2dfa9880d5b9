// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.store.ExperienceStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A store that notes what is called. */
final class CountedStore {
    private final List<String> calls = new ArrayList<>();
    private final ExperienceStore counted;

    CountedStore(ExperienceStore store) {
        counted = (ExperienceStore) Proxy.newProxyInstance(
                ExperienceStore.class.getClassLoader(),
                new Class<?>[] {ExperienceStore.class},
                (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    ExperienceStore store() {
        return counted;
    }

    List<String> calls() {
        return calls;
    }
}
