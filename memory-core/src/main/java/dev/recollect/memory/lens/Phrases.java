// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expressions, and what each of them means; finds the longest that begins at a place. In an expression [x] may be left out,
 * a/b are alternatives, # is a number or a sign of money, * is any word, x~ is any word that begins so.
 */
final class Phrases<T> {
    private static final String NUMBER = "#";
    private static final String ANY = "*";
    private static final String MONEY = "€$£";
    private static final int BEGINNING = 3;

    private final Node<T> root = new Node<>();

    /** What was found, and how many tokens it takes. */
    record Match<T>(T meaning, int length) {}

    private static final class Node<T> {
        private final Map<String, Node<T>> next = new HashMap<>();
        private final Map<String, List<Beginning<T>>> beginnings = new HashMap<>();
        private @Nullable T meaning;
    }

    private record Beginning<T>(String letters, Node<T> node) {}

    /** Adds an expression; what was added first stays. */
    void add(String phrase, T meaning) {
        add(List.of(root), phrase.strip().split("\\s+", -1), 0, meaning);
    }

    private void add(List<Node<T>> from, String[] words, int at, T meaning) {
        if (at == words.length) {
            for (Node<T> node : from) {
                if (node != root && node.meaning == null) {
                    node.meaning = meaning;
                }
            }
            return;
        }
        String word = words[at];
        boolean optional = word.startsWith("[");
        List<Node<T>> reached = new ArrayList<>(optional ? from : List.of());
        String bare = optional ? word.substring(1, word.length() - 1) : word;
        for (String alternative : bare.split("/", -1)) {
            for (Node<T> node : from) {
                reached.add(child(node, alternative));
            }
        }
        add(reached, words, at + 1, meaning);
    }

    private static <T> Node<T> child(Node<T> node, String word) {
        if (!word.endsWith("~")) {
            return node.next.computeIfAbsent(word, fresh -> new Node<>());
        }
        String letters = word.substring(0, word.length() - 1);
        List<Beginning<T>> all =
                node.beginnings.computeIfAbsent(letters.substring(0, BEGINNING), fresh -> new ArrayList<>());
        Beginning<T> beginning = new Beginning<>(letters, new Node<>());
        all.add(beginning);
        return beginning.node();
    }

    /** The longest expression that begins at a place, null if none does. */
    @Nullable
    Match<T> longest(Tokens tokens, int at) {
        return longest(root, tokens, at, 0);
    }

    private static <T> @Nullable Match<T> longest(Node<T> node, Tokens tokens, int at, int length) {
        Match<T> best = node.meaning == null ? null : new Match<>(node.meaning, length);
        Token token = tokens.at(at + length);
        if (token.isWord()) {
            best = longer(best, node.next.get(token.word()), tokens, at, length);
            best = longer(best, node.next.get(ANY), tokens, at, length);
            for (Beginning<T> beginning : beginnings(node, token.word())) {
                if (token.word().startsWith(beginning.letters())) {
                    best = longer(best, beginning.node(), tokens, at, length);
                }
            }
        }
        if (token.isNumber()) {
            best = longer(best, node.next.get(token.word().toLowerCase(Locale.ROOT)), tokens, at, length);
        }
        boolean time = token.isWord() && Character.isDigit(token.word().charAt(0));
        if (time
                || (token.isNumber() && !token.ordinal())
                || (token.isSign() && !token.word().isEmpty() && MONEY.contains(token.word()))) {
            best = longer(best, node.next.get(NUMBER), tokens, at, length);
        }
        return best;
    }

    private static <T> List<Beginning<T>> beginnings(Node<T> node, String word) {
        return node.beginnings.isEmpty() || word.length() < BEGINNING
                ? List.of()
                : node.beginnings.getOrDefault(word.substring(0, BEGINNING), List.of());
    }

    private static <T> @Nullable Match<T> longer(
            @Nullable Match<T> best, @Nullable Node<T> node, Tokens tokens, int at, int length) {
        if (node == null) {
            return best;
        }
        Match<T> found = longest(node, tokens, at, length + 1);
        return found != null && (best == null || found.length() > best.length()) ? found : best;
    }
}
