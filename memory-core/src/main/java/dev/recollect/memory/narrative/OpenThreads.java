// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.experience.Experience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a conversation leaves open: questions that nobody answered, promises, and things to do. Judged by the words, in
 * English: a question of an exchange is answered if there is an answer that does not say it does not know, or if the answer
 * was a quotation (which is not kept, but its evidence is); one between speakers, if another speaks within the next turns.
 */
final class OpenThreads {
    private static final int REPLY_WITHIN = 3;

    private static final Pattern QUESTION = Pattern.compile(".*[?？][\"')\\]”’]*$", Pattern.DOTALL);

    private static final Pattern NOT_KNOWN = Pattern.compile(
            "\\b(i|we) (do not|don['’]t|cannot|can['’]t|am not able to|are not able to) "
                    + "(know|say|tell|remember|answer|find)\\b"
                    + "|\\bi('m| am) not sure\\b|\\bno (information|memory|memories|idea)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PROMISE = Pattern.compile(
            "\\b(i|we)(['’]ll| will|['’]m going to| am going to|['’]re going to| are going to| promise)\\b"
                    + "(?! (not )?(be (fine|okay|ok|glad|happy)|see|know|remember)\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TO_DO = Pattern.compile(
            "\\bto-?do\\b\\s*:|\\bTODO\\b|\\b(don['’]t|do not|mustn['’]t|must not) forget\\b|\\bremind me\\b"
                    + "|(?<!\\bi )\\bremember to\\b|\\b(i|we) (still )?(have|need|ought) to\\b|\\b(i|we) must\\b",
            Pattern.CASE_INSENSITIVE);

    private OpenThreads() {}

    /** What a thread is. */
    enum Kind {
        QUESTION("question"),
        PROMISE("promise"),
        TO_DO("to do");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Something left open by a turn: who said it (a name and a colon, or nothing), and in what words. */
    record Open(Kind kind, Experience turn, String by, String words) {}

    /** In the order of the turns. */
    static List<Open> of(List<Experience> turns) {
        List<Open> threads = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Experience turn = turns.get(i);
            List<String> said = Sentences.of(Spoken.words(turn));
            openQuestion(turns, i, said).ifPresent(threads::add);
            said.forEach(sentence -> intention(sentence)
                    .ifPresent(kind -> threads.add(new Open(kind, turn, Spoken.attribution(turn), sentence))));
            Spoken.answer(turn)
                    .map(Sentences::of)
                    .orElse(List.of())
                    .forEach(sentence -> intention(sentence)
                            .ifPresent(kind -> threads.add(new Open(kind, turn, "answer: ", sentence))));
        }
        return threads;
    }

    private static Optional<Open> openQuestion(List<Experience> turns, int at, List<String> said) {
        Experience turn = turns.get(at);
        return said.stream()
                .filter(OpenThreads::isQuestion)
                .reduce((before, last) -> last)
                .filter(question -> !isAnswered(turns, at))
                .map(question -> new Open(Kind.QUESTION, turn, Spoken.attribution(turn), question));
    }

    private static boolean isQuestion(String sentence) {
        return QUESTION.matcher(sentence).matches();
    }

    private static boolean isAnswered(List<Experience> turns, int at) {
        Experience turn = turns.get(at);
        if (turn.content().prompt().isPresent()) {
            return Spoken.answer(turn)
                    .map(answer -> !NOT_KNOWN.matcher(answer).find())
                    .orElse(!turn.evidence().isEmpty());
        }
        List<Experience> next = turns.subList(at + 1, Math.min(turns.size(), at + 1 + REPLY_WITHIN));
        return next.stream().anyMatch(reply -> isReply(turn, reply));
    }

    /* Where nobody says who speaks, whatever is no question may be the reply. */
    private static boolean isReply(Experience question, Experience reply) {
        Optional<String> asking = Spoken.speaker(question);
        Optional<String> replying = Spoken.speaker(reply);
        boolean known = asking.isPresent() && replying.isPresent();
        return known
                ? !asking.equals(replying)
                : Sentences.of(Spoken.words(reply)).stream().anyMatch(sentence -> !isQuestion(sentence));
    }

    private static Optional<Kind> intention(String sentence) {
        if (isQuestion(sentence)) {
            return Optional.empty();
        }
        if (TO_DO.matcher(sentence).find()) {
            return Optional.of(Kind.TO_DO);
        }
        return PROMISE.matcher(sentence).find() ? Optional.of(Kind.PROMISE) : Optional.empty();
    }
}
