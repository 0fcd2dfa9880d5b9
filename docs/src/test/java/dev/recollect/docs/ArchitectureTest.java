// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The arrows between modules and packages")
class ArchitectureTest {
    private static final Map<String, Set<String>> ARROWS = Map.of(
            Modules.CORE,
            Set.of(),
            "memory-tck",
            Set.of(Modules.CORE),
            "memory-store-sqlite",
            Set.of(Modules.CORE),
            "memory-vector-hnsw",
            Set.of(Modules.CORE),
            "memory-embed-onnx",
            Set.of(Modules.CORE),
            "memory-llm-openai",
            Set.of(Modules.CORE),
            "memory-local",
            Set.of(Modules.CORE, "memory-store-sqlite", "memory-vector-hnsw", "memory-embed-onnx"),
            Modules.SERVER,
            Set.of(Modules.CORE, "memory-local", "memory-llm-openai"));

    @Test
    @DisplayName("the rules see every source file of every module")
    void allSourcesAreSeen() {
        for (String module : Repository.modules()) {
            List<Path> sources = Repository.mainSources(module);
            if (sources.isEmpty()) {
                continue;
            }
            JavaClasses seen = Modules.of(module);
            Path folder = Repository.ROOT.resolve(module).resolve("src/main/java");
            for (Path source : sources) {
                String file = folder.relativize(source).toString().replace('\\', '/');
                String name =
                        file.substring(0, file.length() - ".java".length()).replace('/', '.');
                assertThat(seen.contain(name)).as("%s is seen", name).isTrue();
            }
        }
        assertThat(Modules.all().keySet()).containsAll(ARROWS.keySet()).contains("benchmarks");
    }

    @Test
    @DisplayName("a module uses the modules its arrows lead to, what those hand out, and nothing else")
    void arrows() {
        Map<String, String> moduleOf = new HashMap<>();
        Modules.all().forEach((module, types) -> types.forEach(type -> moduleOf.put(type.getName(), module)));
        Set<String> offences = new TreeSet<>();

        ARROWS.forEach((module, allowed) -> {
            Set<String> handedOut = handedOut(allowed);
            for (JavaClass type : Modules.of(module)) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String used =
                            dependency.getTargetClass().getBaseComponentType().getName();
                    String target = moduleOf.get(used);
                    boolean fits = target == null || target.equals(module) || allowed.contains(target);
                    if (!fits && !handedOut.contains(used)) {
                        offences.add(module + " must not use " + target + ": " + dependency.getDescription());
                    }
                }
            }
        });

        assertThat(offences).isEmpty();
    }

    @Test
    @DisplayName("the core uses the JDK, slf4j and jspecify, and nothing else; one class the JDK's vector registers")
    void coreIsSelfContained() {
        classes()
                .that()
                .doNotHaveSimpleName("VectorDotProduct")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.recollect.memory..", "java..", "org.slf4j..", "org.jspecify..")
                .check(Modules.of(Modules.CORE));
        classes()
                .that()
                .haveSimpleName("VectorDotProduct")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.recollect.memory..", "java..", "jdk.incubator.vector..")
                .check(Modules.of(Modules.CORE));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"dev.recollect.memory.(*)..", "dev.recollect.server.(*).."})
    @DisplayName("features do not depend on each other in a circle")
    void noCircles(String features) {
        JavaClasses classes =
                features.startsWith("dev.recollect.server") ? Modules.of(Modules.SERVER) : Modules.of(Modules.CORE);

        slices().matching(features)
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"recall", "stance"})
    @DisplayName("what is true knows neither how it feels nor how it is said: a filter's valence is a number to it")
    void truthKnowsNoStyle(String truth) {
        noClasses()
                .that()
                .resideInAPackage("dev.recollect.memory." + truth + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.recollect.memory.affect..",
                        "dev.recollect.memory.lens..",
                        "dev.recollect.memory.answer..",
                        "dev.recollect.memory.reflection..",
                        "dev.recollect.memory.view..")
                .check(Modules.of(Modules.CORE));
    }

    @Test
    @DisplayName("the lens colours what it is handed, and reaches neither what is stored nor what is held true")
    void lensReachesNoTruth() {
        noClasses()
                .that()
                .resideInAPackage("dev.recollect.memory.lens..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.recollect.memory.recall..",
                        "dev.recollect.memory.stance..",
                        "dev.recollect.memory.view..",
                        "dev.recollect.memory.remember..",
                        "dev.recollect.memory.store..")
                .check(Modules.of(Modules.CORE));
    }

    @Test
    @DisplayName("the server's HTTP and its command line do not know each other")
    void httpAndCommandLine() {
        Set<String> packages = new TreeSet<>();
        Set<String> offences = new TreeSet<>();

        for (JavaClass type : Modules.of(Modules.SERVER)) {
            String feature = feature(type);
            packages.add(feature);
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> Set.of("http cli", "cli http")
                            .contains(feature + " " + feature(dependency.getTargetClass())))
                    .forEach(dependency -> offences.add(dependency.getDescription()));
        }

        assertThat(offences).isEmpty();
        if (Modules.of(Modules.SERVER).contain("dev.recollect.server.Main")) {
            assertThat(packages).as("the packages this rule speaks of").contains("http", "cli");
        }
    }

    @Test
    @DisplayName("no package is in two modules")
    void noSplitPackages() {
        Map<String, Set<String>> modulesOf = new TreeMap<>();

        Modules.all()
                .forEach((module, types) -> types.forEach(type -> modulesOf
                        .computeIfAbsent(type.getPackageName(), name -> new HashSet<>())
                        .add(module)));

        assertThat(modulesOf)
                .hasSizeGreaterThan(ARROWS.size())
                .allSatisfy((name, modules) -> assertThat(modules).as(name).hasSize(1));
    }

    /** Returns the types that modules mention in their public signatures: who uses the module uses those. */
    private static Set<String> handedOut(Set<String> modules) {
        return modules.stream()
                .flatMap(module -> Modules.of(module).stream())
                .filter(Signatures::isExposed)
                .flatMap(Signatures::mentions)
                .map(mention -> mention.type().getName())
                .collect(Collectors.toSet());
    }

    private static String feature(JavaClass type) {
        String root = "dev.recollect.server.";
        String name = type.getPackageName();
        if (!name.startsWith(root)) {
            return "";
        }
        String rest = name.substring(root.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
