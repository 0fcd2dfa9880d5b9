// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The repository keeps its house in order")
class RepositoryTest {
    private static final String WRAPPER = ".mvn/wrapper/maven-wrapper.properties";

    /* In parts, since this file is searched too. */
    private static final List<String> REGISTRY_HOSTS = List.of(
            "repo.maven." + "apache.org",
            "repo1." + "maven.org",
            "central." + "sonatype.com",
            "oss." + "sonatype.org",
            "registry." + "npmjs.org",
            "registry." + "yarnpkg.com",
            "deb." + "debian.org",
            "maven." + "google.com",
            "plugins." + "gradle.org",
            "repo." + "spring.io",
            "jitpack" + ".io");

    @Test
    @DisplayName("no file names a registry's host, but for the wrapper's properties")
    void noRegistryHosts() {
        List<Path> files = Repository.files(Repository.ROOT, file -> true);

        List<String> offenders = files.stream()
                .filter(file -> !Repository.name(file).equals(WRAPPER))
                .filter(RepositoryTest::namesARegistry)
                .map(Repository::name)
                .toList();

        assertThat(offenders).isEmpty();
        assertThat(namesARegistry(Repository.ROOT.resolve(WRAPPER))).isTrue();
    }

    @Test
    @DisplayName("every Java file begins with the licence line")
    void licenceHeader() {
        List<Path> files =
                Repository.files(Repository.ROOT, file -> file.toString().endsWith(".java"));

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Repository.text(file))
                        .as(Repository.name(file))
                        .startsWith("// SPDX-License-Identifier: Apache-2.0\n"));
    }

    @Test
    @DisplayName("every package, main and test, is null-marked")
    void nullMarked() {
        List<Path> folders = Repository.files(
                        Repository.ROOT, file -> file.toString().endsWith(".java"))
                .stream()
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(folders).isNotEmpty().allSatisfy(folder -> {
            Path info = packageInfo(folder);
            assertThat(info).exists();
            assertThat(Repository.text(info)).as(Repository.name(info)).contains("\n@NullMarked\npackage ");
        });
    }

    @Test
    @DisplayName("only the parent names versions, and the bill of materials lists what is published")
    void versions() {
        Set<String> unpublished = Set.of("memory-bom", "benchmarks", "docs");
        List<String> modules = Repository.modules();
        String bom = Repository.text(Repository.ROOT.resolve("memory-bom/pom.xml"));

        for (String module : modules) {
            String pom = Repository.text(Repository.ROOT.resolve(module).resolve("pom.xml"));
            assertThat(pom.replace("${project.version}", "").replace("0.1.0-SNAPSHOT", ""))
                    .as(module)
                    .doesNotContainPattern("<version>[^<$]+</version>");
            if (!unpublished.contains(module)) {
                assertThat(bom).contains("<artifactId>" + module + "</artifactId>");
            }
        }
        assertThat(modules).contains("memory-core", "memory-bom", "docs");
    }

    /** Returns the folder's own, or for tests that of the package they are in. */
    private static Path packageInfo(Path folder) {
        Path own = folder.resolve("package-info.java");
        if (Files.exists(own)) {
            return own;
        }
        String main = Repository.name(own).replaceFirst("/src/(?:test/java|main/java-vector)/", "/src/main/java/");
        return Repository.ROOT.resolve(main);
    }

    private static boolean namesARegistry(Path file) {
        String content = new String(bytes(file), StandardCharsets.ISO_8859_1);
        return REGISTRY_HOSTS.stream().anyMatch(content::contains);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + file, e);
        }
    }
}
