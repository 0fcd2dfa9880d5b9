// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
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
        List<String> offences = offences(Modules.of(Modules.CORE).stream(), SignaturesTest::isInternal);

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

        Set<String> mentioned =
                mentions(probe).map(mention -> mention.type().getSimpleName()).collect(Collectors.toSet());

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

    private record Mention(String where, JavaClass type) {}

    private static List<String> offences(Stream<JavaClass> classes, Predicate<JavaClass> unwanted) {
        List<Mention> mentions = classes.filter(type -> isExposed(type) && !isInternal(type))
                .flatMap(SignaturesTest::mentions)
                .toList();
        assertThat(mentions).isNotEmpty();
        return mentions.stream()
                .filter(mention -> unwanted.test(mention.type()))
                .map(mention -> mention.where() + " mentions " + mention.type().getName())
                .distinct()
                .toList();
    }

    private static Stream<Mention> mentions(JavaClass type) {
        Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<Mention> ofType = Stream.concat(parents, type.getTypeParameters().stream())
                .flatMap(parent -> parent.getAllInvolvedRawTypes().stream())
                .map(raw -> new Mention(type.getName(), raw));
        Stream<Mention> ofMembers = type.getMembers().stream()
                .filter(SignaturesTest::isExposed)
                .flatMap(member -> types(member).map(raw -> new Mention(member.getFullName(), raw)));
        return Stream.concat(ofType, ofMembers);
    }

    private static Stream<JavaClass> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        Stream<JavaClass> exceptions = unit.getExceptionTypes().stream();
        return Stream.concat(unit.getAllInvolvedRawTypes().stream(), exceptions);
    }

    private static boolean isInternal(JavaClass type) {
        return (type.getPackageName() + ".").contains(".internal.");
    }

    private static boolean isExposed(JavaClass type) {
        return isExposed(type.getModifiers())
                && type.getEnclosingClass().map(SignaturesTest::isExposed).orElse(true);
    }

    private static boolean isExposed(JavaMember member) {
        return isExposed(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isExposed(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
