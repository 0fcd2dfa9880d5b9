// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Time, ids and randomness are handed to the core")
class InjectedWorldTest {
    private static final Set<String> FORBIDDEN = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.concurrent.ThreadLocalRandom.current");

    @Test
    @DisplayName("the core asks neither the clock nor chance by itself")
    void coreAsksNothing() {
        List<String> offences = Modules.of(Modules.CORE).stream()
                .flatMap(InjectedWorldTest::offences)
                .toList();

        assertThat(offences).isEmpty();
    }

    @Test
    @DisplayName("calls, constructors and method references are all seen")
    void allFormsAreSeen() {
        JavaClass probe = new ClassFileImporter().importClass(Probe.class);

        List<String> offences = offences(probe).toList();

        assertThat(offences).hasSize(7);
    }

    /** Every form of what is forbidden. */
    static final class Probe {
        final Supplier<Instant> now = Instant::now;
        final Supplier<Random> random = Random::new;

        double ask() {
            return System.currentTimeMillis()
                    + Math.random()
                    + new Random(1).nextInt()
                    + ThreadLocalRandom.current().nextInt()
                    + UUID.randomUUID().hashCode();
        }
    }

    private static Stream<String> offences(JavaClass type) {
        return type.getCodeUnitAccessesFromSelf().stream()
                .filter(access -> isForbidden(access.getTarget()))
                .map(JavaCodeUnitAccess::getDescription);
    }

    private static boolean isForbidden(AccessTarget.CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        return FORBIDDEN.contains(owner + "." + target.getName())
                || (owner.startsWith("java.time.") && target.getName().equals("now"));
    }
}
