// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Receipt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A process that remembers, one by one and many at once, recalls and forgets until it is killed, and says what it was told
 * is done: a line {@code + id id .} or {@code - id id .} each, and {@code ? id id .} before it forgets.
 */
final class Life {
    static final Scope ADA = Scope.ofUser("ada");
    private static final int MANY = 400;

    private final Memory memory;
    private final Random random;
    private final List<ExperienceId> alive = new ArrayList<>();
    private int told;

    private Life(Memory memory, Random random) {
        this.memory = memory;
        this.random = random;
    }

    /** The folder, and a seed. */
    public static void main(String[] arguments) {
        Life life = new Life(Hashed.open(Path.of(arguments[0])), new Random(Long.parseLong(arguments[1])));
        System.out.println("begins");
        while (true) {
            life.step();
        }
    }

    private void step() {
        int draw = random.nextInt(20);
        if (draw < 4) {
            remember(1);
        } else if (draw < 8) {
            remember(10 + random.nextInt(120));
        } else if (draw < 18 || alive.size() < 20) {
            memory.recall(ADA, text());
        } else {
            forget(alive.size() > MANY ? alive.size() / 2 : 1 + random.nextInt(30));
        }
    }

    private void remember(int count) {
        List<ExperienceId> ids = memory
                .rememberAll(IntStream.range(0, count)
                        .mapToObj(i -> RememberRequest.text(ADA, text()).build())
                        .toList())
                .stream()
                .map(Remembered::id)
                .flatMap(Optional::stream)
                .toList();
        alive.addAll(ids);
        tell("+", ids);
    }

    private void forget(int count) {
        List<ExperienceId> chosen = IntStream.range(0, Math.min(count, alive.size()))
                .mapToObj(i -> alive.get(random.nextInt(alive.size())))
                .distinct()
                .toList();
        tell("?", chosen);
        List<ExperienceId> erased = memory.forget(Erasure.ofIds(ADA, chosen)).erased().stream()
                .map(Receipt.Erased::id)
                .toList();
        alive.removeAll(erased);
        tell("-", erased);
    }

    private String text() {
        return "word" + random.nextInt(500) + " word" + random.nextInt(500) + " number " + told++;
    }

    private static void tell(String sign, List<ExperienceId> ids) {
        System.out.println(sign + " " + ids.stream().map(ExperienceId::value).collect(Collectors.joining(" ")) + " .");
        System.out.flush();
    }
}
