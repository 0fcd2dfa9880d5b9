// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Source files stay small")
class SourceSizeTest {
    private static final int MEDIAN_LINES_MAX = 120;
    private static final int LINES_MAX = 400;

    @Test
    @DisplayName("the median main source file has at most 120 lines, package-info not counted")
    void medianIsSmall() {
        List<Integer> sizes = sources(Repository::mainSources).stream()
                .filter(file -> !Repository.isPackageInfo(file))
                .map(SourceSizeTest::size)
                .sorted()
                .toList();

        int median = sizes.get(sizes.size() / 2);

        assertThat(median).as("median of %d files", sizes.size()).isLessThanOrEqualTo(MEDIAN_LINES_MAX);
    }

    @Test
    @DisplayName("no source file, main or test, has more than 400 lines")
    void noneIsLarge() {
        List<Path> main = sources(Repository::mainSources);
        List<Path> test = sources(Repository::testSources);

        assertThat(main).isNotEmpty().allSatisfy(SourceSizeTest::isSmallEnough);
        assertThat(test).isNotEmpty().allSatisfy(SourceSizeTest::isSmallEnough);
    }

    private static void isSmallEnough(Path file) {
        assertThat(size(file)).as(Repository.name(file)).isLessThanOrEqualTo(LINES_MAX);
    }

    private static List<Path> sources(Function<String, List<Path>> ofModule) {
        return Repository.modules().stream().map(ofModule).flatMap(List::stream).toList();
    }

    private static int size(Path file) {
        return Repository.lines(file).size();
    }
}
