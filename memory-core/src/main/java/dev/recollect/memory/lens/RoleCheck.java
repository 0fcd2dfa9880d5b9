// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Notices people who traded places: "Ada lent Bo the tent" and "Bo lent Ada the tent". */
final class RoleCheck implements Check {
    /* What two do to one another. */
    private static final Set<String> MUTUAL = Set.of("meet", "marry", "match", "play", "know", "call", "same", "share");
    private static final Set<String> TURNING = Set.of("by", "who", "whom", "which", "and", "or");

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        Set<String> names = new HashSet<>(draft.here().names().sure());
        names.addAll(styled.here().names().sure());
        names.addAll(initials(draft.here(), styled.here()));
        sides(draft, styled, differences);
        if (names.size() < 2) {
            return;
        }
        alone(draft.here(), styled.here(), names, differences);
        ordered(draft, styled, names, differences);
        owned(draft.here(), styled.here(), names, differences);
    }

    /* "The northern route is flatter, the southern shadier" and the other way round. */
    private static void sides(Side draft, Side styled, Differences differences) {
        Set<String> sides = OppositeWords.contrasted(draft.here().words());
        sides.retainAll(OppositeWords.contrasted(styled.here().words()));
        if (!sides.isEmpty()) {
            owned(draft.here(), styled.here(), sides, differences);
        }
    }

    /* "Only Ada may come", "only Bo may come" */
    private static void alone(Reading draft, Reading styled, Set<String> names, Differences differences) {
        Set<String> before = alone(draft, names);
        Set<String> after = alone(styled, names);
        boolean other = !before.isEmpty() && !after.isEmpty() && before.stream().noneMatch(after::contains);
        if (other) {
            before.forEach(name -> differences.lost().add(Difference.certain(FactKind.NAME, name)));
            after.forEach(name -> differences.added().add(Difference.certain(FactKind.NAME, name)));
        }
    }

    private static Set<String> alone(Reading reading, Set<String> names) {
        Set<String> alone = new HashSet<>();
        for (int at = 1; at < reading.tokens().size(); at++) {
            if (reading.tokens().is(at - 1, "only") && isName(reading.tokens(), at, names)) {
                alone.add(reading.tokens().at(at).word());
            }
        }
        return alone;
    }

    /* Words that have a capital letter in both texts and begin a sentence wherever they stand. */
    private static Set<String> initials(Reading draft, Reading styled) {
        Set<String> initials = capitals(draft);
        initials.retainAll(capitals(styled));
        initials.removeIf(Names::isPlain);
        initials.removeIf(word -> word.length() < 3);
        return initials;
    }

    private static Set<String> capitals(Reading reading) {
        Set<String> capitals = new HashSet<>();
        reading.names().all().forEach(capital -> capitals.add(capital.word()));
        return capitals;
    }

    /** Adds what one did to the other and now the other to the one. */
    private static void ordered(Side draft, Side styled, Set<String> names, Differences differences) {
        Map<String, String> before = deeds(draft.here(), names);
        Map<String, String> after = deeds(styled.here(), names);
        for (Map.Entry<String, String> deed : after.entrySet()) {
            String[] parts = deed.getKey().split(" ", -1);
            String turned = parts[2] + " " + parts[1] + " " + parts[0];
            if (before.containsKey(turned) && !before.containsKey(deed.getKey()) && !after.containsKey(turned)) {
                differences.lost().add(Difference.certain(FactKind.NAME, before.getOrDefault(turned, "")));
                differences.added().add(Difference.certain(FactKind.NAME, deed.getValue()));
            }
        }
    }

    /* "ada lend bo" with how it is said, for each word between two names in a clause. */
    private static Map<String, String> deeds(Reading reading, Set<String> names) {
        Map<String, String> deeds = new HashMap<>();
        Tokens tokens = reading.tokens();
        int last = -1;
        for (int at = 0; at < tokens.size(); at++) {
            if (!isName(tokens, at, names)) {
                continue;
            }
            if (last >= 0
                    && reading.clauses().clauseAt(last) == reading.clauses().clauseAt(at)
                    && !tokens.at(last).word().equals(tokens.at(at).word())) {
                between(reading, last, at, deeds);
            }
            last = at;
        }
        return deeds;
    }

    private static void between(Reading reading, int first, int second, Map<String, String> deeds) {
        Tokens tokens = reading.tokens();
        for (int at = first + 1; at < second; at++) {
            if (tokens.isAny(at, TURNING)) {
                return;
            }
        }
        StringBuilder deed = new StringBuilder();
        for (int at = first + 1; at < second; at++) {
            if (!reading.stem(at).isEmpty() && tokens.at(at).isWord()) {
                if (MUTUAL.contains(reading.stem(at))) {
                    return;
                }
                deed.append(reading.stem(at)).append('_');
            }
        }
        if (deed.length() > 0) {
            deeds.put(
                    tokens.at(first).word() + " " + deed + " "
                            + tokens.at(second).word(),
                    tokens.said(first, second + 1));
        }
    }

    private static boolean isName(Tokens tokens, int at, Set<String> names) {
        Token token = tokens.at(at);
        return token.isWord()
                && names.contains(token.word())
                && (token.capital() || OppositeWords.isSide(token.word()))
                && !tokens.isTaken(at);
    }

    /** Adds what is told of one in a clause of his own, and now of another in a clause of his. */
    private static void owned(Reading draft, Reading styled, Set<String> names, Differences differences) {
        Map<String, String> after = owners(styled, names);
        for (Map.Entry<String, String> owner : owners(draft, names).entrySet()) {
            String now = after.getOrDefault(owner.getKey(), "");
            boolean other = !now.isEmpty()
                    && !now.equals(owner.getValue())
                    && !owner.getValue().isEmpty();
            boolean letter = owner.getValue().length() < 2 || now.length() < 2;
            if (other && !letter && !names.contains(owner.getKey())) {
                differences.lost().add(Difference.certain(FactKind.NAME, owner.getValue()));
                differences.added().add(Difference.certain(FactKind.NAME, now));
            }
        }
    }

    /* Of each word that stands once in the text the only name in its clause; empty if there is none or several. */
    private static Map<String, String> owners(Reading reading, Set<String> names) {
        Map<String, String> owners = new HashMap<>();
        for (Clauses.Clause clause : reading.clauses().all()) {
            Set<String> here = new HashSet<>();
            for (int at = clause.from(); at < clause.to(); at++) {
                if (isName(reading.tokens(), at, names)) {
                    here.add(reading.tokens().at(at).word());
                }
            }
            String owner = here.size() == 1 ? here.iterator().next() : "";
            for (String stem : clause.stems()) {
                if (Character.isLetter(stem.charAt(0))) {
                    owners.merge(stem, owner, (one, other) -> "");
                }
            }
        }
        return owners;
    }
}
