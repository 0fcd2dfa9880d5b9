// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Set;
import java.util.stream.Stream;

/** The types that public and protected signatures mention. */
final class Signatures {
    private Signatures() {}

    /**
     * A type, and who mentions it.
     *
     * @param where the full name of the class or member
     * @param type the raw type mentioned
     */
    record Mention(String where, JavaClass type) {}

    /** Returns every type that a class mentions in what others can see of it. */
    static Stream<Mention> mentions(JavaClass type) {
        Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<Mention> ofType = Stream.concat(parents, type.getTypeParameters().stream())
                .flatMap(parent -> parent.getAllInvolvedRawTypes().stream())
                .map(raw -> new Mention(type.getName(), raw));
        Stream<Mention> ofMembers = type.getMembers().stream()
                .filter(Signatures::isExposed)
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

    static boolean isInternal(JavaClass type) {
        return (type.getPackageName() + ".").contains(".internal.");
    }

    /** Returns whether other packages can see a class. */
    static boolean isExposed(JavaClass type) {
        return isExposed(type.getModifiers())
                && type.getEnclosingClass().map(Signatures::isExposed).orElse(true);
    }

    private static boolean isExposed(JavaMember member) {
        return isExposed(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isExposed(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
