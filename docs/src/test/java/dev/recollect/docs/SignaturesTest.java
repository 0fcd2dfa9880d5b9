// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What public signatures mention")
class SignaturesTest {
    @Test
    @DisplayName("no public or protected signature of the core mentions an internal type")
    void noInternals() {
        List<String> offences = offences(Modules.of(Modules.CORE).stream(), Signatures::isInternal);

        assertThat(offences).isEmpty();
    }

    @Test
    @DisplayName("no public or protected signature that ships mentions Guava")
    void noGuava() {
        List<String> offences =
                offences(Modules.shipped(), type -> type.getPackageName().startsWith("com.google.common"));

        assertThat(offences).isEmpty();
    }

    @Test
    @DisplayName("type arguments, supertypes and exceptions count as mentioned")
    void allPlacesAreSearched() {
        JavaClass probe = new com.tngtech.archunit.core.importer.ClassFileImporter().importClass(Probe.class);

        Set<String> mentioned = Signatures.mentions(probe)
                .map(mention -> mention.type().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(mentioned).contains("Thread", "StringBuilder", "Comparable", "Locale", "InterruptedException");
        assertThat(mentioned).doesNotContain("Process");
    }

    /** A signature with a type in every place that can mention one, and a private one that does not count. */
    public abstract static class Probe implements Comparable<Probe> {
        protected List<? extends Set<Thread>> field = List.of();

        abstract Process hidden();

        protected abstract <T extends StringBuilder> T build(T like, java.util.Locale[] where)
                throws InterruptedException;
    }

    private static List<String> offences(Stream<JavaClass> classes, Predicate<JavaClass> unwanted) {
        List<Signatures.Mention> mentions = classes.filter(
                        type -> Signatures.isExposed(type) && !Signatures.isInternal(type))
                .flatMap(Signatures::mentions)
                .toList();
        assertThat(mentions).isNotEmpty();
        return mentions.stream()
                .filter(mention -> unwanted.test(mention.type()))
                .map(mention -> mention.where() + " mentions " + mention.type().getName())
                .distinct()
                .toList();
    }
}
