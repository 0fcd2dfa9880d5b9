// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The compiled main classes of this repository, by module. */
final class Modules {
    static final String CORE = "memory-core";
    static final String SERVER = "memory-server-javalin";

    private static final Map<String, JavaClasses> CLASSES = read();

    private Modules() {}

    static Map<String, JavaClasses> all() {
        return CLASSES;
    }

    static JavaClasses of(String module) {
        JavaClasses classes = CLASSES.get(module);
        if (classes == null) {
            throw new IllegalArgumentException("module must be one of " + CLASSES.keySet() + ", but was " + module);
        }
        return classes;
    }

    /** Returns the classes of all modules that ship. */
    static Stream<JavaClass> shipped() {
        return CLASSES.entrySet().stream()
                .filter(module -> !module.getKey().equals("benchmarks"))
                .flatMap(module -> module.getValue().stream());
    }

    private static Map<String, JavaClasses> read() {
        Map<String, JavaClasses> classes = new LinkedHashMap<>();
        // One import, so that a class of one module knows the classes of the others.
        List<Path> folders = Repository.modules().stream()
                .filter(module -> !Repository.mainSources(module).isEmpty())
                .map(module -> Repository.ROOT.resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        JavaClasses together = new ClassFileImporter().importPaths(folders);
        for (Path folder : folders) {
            String module = Repository.ROOT.relativize(folder).getName(0).toString();
            classes.put(module, together.that(new com.tngtech.archunit.base.DescribedPredicate<>("in " + module) {
                @Override
                public boolean test(JavaClass type) {
                    return type.getSource()
                            .map(source ->
                                    source.getUri().equals(fileOf(folder, type).toUri()))
                            .orElse(false);
                }
            }));
        }
        return Map.copyOf(classes);
    }

    private static Path fileOf(Path folder, JavaClass type) {
        return folder.resolve(type.getName().replace('.', '/') + ".class");
    }
}
