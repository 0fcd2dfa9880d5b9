// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of this repository, without what is built, stored or kept by tools. */
final class Repository {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", ".vscode", "node_modules");

    /** The folder that holds the wrapper script. */
    static final Path ROOT = root();

    private Repository() {}

    /** Returns the names of all folders with a module, the parent's not among them. */
    static List<String> modules() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the Java files of a module's {@code src/main/java}, {@code package-info} among them. */
    static List<Path> mainSources(String module) {
        return files(ROOT.resolve(module).resolve("src/main/java"), Repository::isJava);
    }

    /** Returns the Java files of a module's {@code src/test/java}, {@code package-info} among them. */
    static List<Path> testSources(String module) {
        return files(ROOT.resolve(module).resolve("src/test/java"), Repository::isJava);
    }

    /** Returns the files below a folder, sorted; none where there is no such folder. */
    static List<Path> files(Path folder, Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try {
                Files.walkFileTree(folder, new Collector(folder, wanted, found));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.sort(null);
        return List.copyOf(found);
    }

    /** Returns the README, every page of the manual, and the results of the benchmarks. */
    static List<Path> pages() {
        Predicate<Path> isPage = file -> file.toString().endsWith(".md");
        List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), isPage));
        pages.addAll(files(ROOT.resolve("benchmarks"), isPage));
        try (Stream<Path> top = Files.list(ROOT)) {
            top.filter(isPage).forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pages.sort(null);
        return List.copyOf(pages);
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns a file's path as seen from the root, with {@code /} on every system. */
    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    static boolean isPackageInfo(Path file) {
        return file.endsWith("package-info.java");
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("must run inside the repository, but no folder above "
                        + Path.of("").toAbsolutePath() + " holds mvnw");
            }
            folder = parent;
        }
        return folder;
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path start;
        private final Predicate<Path> wanted;
        private final List<Path> found;

        Collector(Path start, Predicate<Path> wanted, List<Path> found) {
            this.start = start;
            this.wanted = wanted;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = !folder.equals(start) && (NOT_OURS.contains(name) || folder.equals(ROOT.resolve("data")));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (wanted.test(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
