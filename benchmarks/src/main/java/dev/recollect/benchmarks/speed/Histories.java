// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What many users have lived through, the same on every machine: each took part in some of a few hundred made-up sessions,
 * so that a real model embeds millions of experiences in minutes, and no two users have the same.
 */
final class Histories {
    static final int SEED = 20_260_102;

    private static final int SESSIONS = 200;
    private static final int TURNS = 50;
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");

    private final int sessionsEach;
    private final List<List<String>> sessions = new ArrayList<>();

    /** Histories of so many experiences each, a multiple of fifty up to ten thousand. */
    Histories(int experiences) {
        if (experiences < TURNS || experiences > SESSIONS * TURNS || experiences % TURNS != 0) {
            throw new IllegalArgumentException("a user must have a multiple of " + TURNS + " experiences up to "
                    + SESSIONS * TURNS + ", but " + experiences + " were asked for");
        }
        sessionsEach = experiences / TURNS;
        Talk talk = new Talk(SEED);
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(
                    IntStream.range(0, TURNS).mapToObj(turn -> talk.sentence()).toList());
        }
    }

    static String user(int number) {
        return "user-" + number;
    }

    private List<Integer> sessionsOf(int user) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, SESSIONS).boxed().toList());
        Collections.shuffle(all, new Random(SEED + (long) user));
        return all.subList(0, sessionsEach);
    }

    /** What a user said and heard, in the order of time. */
    List<String> sentences(int user) {
        return sessionsOf(user).stream()
                .flatMap(session -> sessions.get(session).stream())
                .toList();
    }

    /** The same as it is remembered. */
    List<RememberRequest> of(int user) {
        List<RememberRequest> history = new ArrayList<>();
        Scope scope = Scope.ofUser(user(user));
        for (int session : sessionsOf(user)) {
            for (String sentence : sessions.get(session)) {
                history.add(RememberRequest.text(scope, sentence)
                        .session("session-" + session)
                        .speaker(history.size() % 2 == 0 ? "Ada" : "Bo")
                        .occurredAt(START.plusSeconds(600L * history.size()))
                        .build());
            }
        }
        return history;
    }
}
