// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads thanks and corrections out of what is said after an answer, in English only; of another language it reads nothing.
 * Pure.
 *
 * <p>Only how a message begins is looked at: its first {@value #CLAUSES} clauses, up to the first question, because thanks at
 * the end of a request are thanks in advance. A phrase counts where a clause begins with it, after words such as "well" or
 * "sorry", so that nothing is read into what merely mentions it. A correction outweighs thanks: "thanks, but that's wrong"
 * is one. Irony is not recognised.
 */
public final class Reactions {
    /** The name of the rules, for the confidence of what they detect. */
    public static final String ID = "reactions/1";

    static final int CLAUSES = 4;

    /* Reactions come first. */
    private static final int LOOKED_AT_CHARS = 1_000;

    private static final double SURE = 0.9;
    private static final double LIKELY = 0.7;
    private static final double HINT = 0.6;

    private static final Pattern ENDS = Pattern.compile("(?<=[?])|[.!;:,\\n\\u2026]+|\\s[-\\u2013\\u2014]+\\s");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}'? ]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern DECLINES =
            Pattern.compile("^(oh |um |hm )?no thank(s| you)\\b(?! to)|^thank(s| you) anyway|^thanks for nothing");

    private static final String LEAD =
            "^(?:(?:no|nope|nah|hmm?|um|uh|oh|ah|well|sorry|wait|ok|okay|but|and|yes|yeah|so|wow"
                    + "|unfortunately|actually|i think|i'm afraid|i am afraid|i believe|thanks but|thank you but) )*";
    private static final String IT = "(?:that|this|it|the answer|your answer|that answer|your reply)";
    private static final String HOW_MUCH =
            "(?:(?:just|still|also|all|really|completely|totally|simply|quite|so|plain|very|super|actually|definitely"
                    + "|entirely|clearly|most|extremely|incredibly) )*";
    private static final String STOP = "(?:$| (?:about|again|too|here|there|now|though|but|because|and|please|sorry"
            + "|actually|try|i|he|she|we|they|my|the|it was|it is|it's)\\b)";

    private record Rule(Pattern pattern, double confidence) {
        static Rule of(double confidence, String expression) {
            return new Rule(Pattern.compile(LEAD + expression), confidence);
        }
    }

    private static final List<Rule> CORRECTIONS = List.of(
            Rule.of(
                    SURE,
                    "(?:" + IT + "(?:'s| is| was)|thats|its|you're|you are|your|you were) " + HOW_MUCH
                            + "(?:wrong|incorrect|false|untrue|inaccurate|mistaken|nonsense|not (?:quite |at all |even )?"
                            + "(?:right|correct|true|accurate|it|helpful|useful))" + STOP),
            Rule.of(
                    SURE,
                    "(?:" + IT + "(?: isn't| isnt| wasn't| wasnt)|you aren't|you're not) " + HOW_MUCH
                            + "(?:right|correct|true|accurate|it|helpful|useful)" + STOP),
            Rule.of(
                    SURE,
                    "(?:(?:" + IT
                            + "(?:'s| is| was)|thats) |)not (?:really |quite |exactly |at all |even )?what i(?:'m| am|'d)?"
                            + "(?: was| had)? (?:ask|mean|want|need|said|look|had in mind|search|expect|in mind)"),
            Rule.of(
                    SURE,
                    IT + " (?:isn't|isnt|wasn't|wasnt) (?:really |quite |exactly |at all )?what i(?: was| had)?"
                            + " (?:ask|mean|want|need|said|look|search|expect)"),
            Rule.of(
                    SURE,
                    "(?:" + IT + " |)(?:(?:did not|didn't|didnt|does not|doesn't|doesnt) (?:really |actually )?"
                            + "(?:help|answer (?:my|the) question|work)\\b|not (?:very |really |at all |that )?(?:helpful|useful))"),
            Rule.of(
                    SURE,
                    "(?:you (?:got|have|'ve got) (?:it|that|this|\\w+ \\w+|\\w+) wrong|you (?:misunderstood|misread|misheard)"
                            + "|(?:i|that) (?:was |is |)(?:never|did not|didn't|didnt) (?:say|said|ask|asked|mean|meant)"
                            + " (?:that|for that|this|it)\\b|wrong(?: answer| person| date| one)?$|incorrect$|not true$"
                            + "|not right$|not correct$)"),
            Rule.of(LIKELY, "(?:correction|i meant (?!to\\b|it\\b|every\\b|no\\b)|what i meant was|let me correct)"),
            Rule.of(LIKELY, "(?<=(?:^|\\b)(?:no|nope|nah|sorry|wait|but|actually) )i (?:said|asked|wanted|meant) \\S"),
            Rule.of(
                    LIKELY,
                    "(?<=(?:^|\\b)(?:no|nope|nah|sorry|wait) )(?:it|that|this|he|she|they|we|the \\w+|my \\w+|his|her)"
                            + "(?:'s not| is not|'re not| was| were| wasn't| weren't| isn't| aren't) \\S"),
            Rule.of(
                    HINT,
                    "(?<=(?:^|\\b)actually )(?:it|that|he|she|they|the \\w+|my \\w+|(?:my|his|her|our) \\w+ \\w+)"
                            + "(?:'s| is| was| were|'re| are| wasn't| isn't) \\S"));

    private static final List<Rule> THANKS = List.of(
            Rule.of(
                    SURE,
                    "(?:" + IT + "|you|you've|you have) " + HOW_MUCH
                            + "(?:helped|helps|did help|did the trick|works|worked|solved it|fixed it)(?:$| (?:me|a lot|so much"
                            + "|a ton|lots|perfectly|great|a great deal|very much|thank|thanks|well|now|like a charm))"),
            Rule.of(
                    SURE,
                    "(?:(?:" + IT + "(?:'s| is| was)|thats|you're|you are|you were|you've been) |)" + HOW_MUCH
                            + "(?:helpful|useful|(?:a )?lifesaver|(?:a (?:great|huge|big|real)|of great) help)"
                            + "(?:$| (?:thank|thanks))"),
            Rule.of(
                    SURE,
                    "(?:(?:" + IT + "(?:'s| is| was)|thats) |)(?:exactly|just|precisely) what i(?: was| had|'d)?"
                            + " (?:need|want|look|meant|mean|hop|search|ask)"),
            Rule.of(
                    HINT,
                    "(?:" + IT + "(?:'s| is| was)|thats|you're|you are|you were) " + HOW_MUCH
                            + "(?:right|correct|spot on)(?:$| (?:about|thank|thanks))"),
            Rule.of(
                    LIKELY,
                    "(?:great|good|nice|perfect|excellent|brilliant|amazing|wonderful|fantastic|awesome)"
                            + " (?:answer|job|work|catch|explanation|one|help|memory|summary)(?:$| (?:thank|thanks))"),
            Rule.of(
                    LIKELY,
                    "(?:many |a million |)(?:thanks|thank you|thank u|thx|cheers)(?: (?:so|very) much| a lot| a bunch| a ton"
                            + "| a million| again| loads|) for (?!asking\\b|nothing\\b|coming\\b|calling\\b)\\S"),
            Rule.of(
                    LIKELY,
                    "(?:thank you|thanks|thx|thank u)(?: so much| very much| a lot| a bunch| a ton| a million)$"),
            Rule.of(
                    HINT,
                    "(?:many thanks|thanks|thank you|thx|thank u|cheers|ty|tysm|much appreciated|i appreciate (?:it|that"
                            + "|your help|this))(?: again|)(?: \\w+|)$"));

    private static final Pattern THANKS_AND_OTHER_THINGS = Pattern.compile(
            "^(?:thanks|thank you|cheers) (?:to|god|goodness|heavens|note|card|letter|giving|in|anyway)\\b.*");

    private static final Pattern ALONE = Pattern.compile(
            "^(?:(?:oh|ah|wow|yes|yeah|ok|okay|that's|it's|that is) )*"
                    + "(?:perfect|exactly|excellent|brilliant|awesome|amazing|fantastic|wonderful|bingo|spot on|great|lovely|correct)$");

    private Reactions() {}

    /**
     * What a message says of the answer before it.
     *
     * @param message what someone said next
     * @return the reaction, empty if there is none
     */
    public static Optional<Reaction> in(String message) {
        List<String> clauses = clauses(message);
        if (clauses.isEmpty()) {
            return Optional.empty();
        }
        Optional<Reaction> correction = best(clauses, CORRECTIONS, Reaction.Kind.CORRECTION);
        if (correction.isPresent()) {
            return correction;
        }
        if (declines(clauses)) {
            return Optional.empty();
        }
        Optional<Reaction> thanks = best(clauses, THANKS, Reaction.Kind.THANKS);
        boolean praise = clauses.size() == 1 || thanks.isPresent();
        return praise && ALONE.matcher(clauses.get(0)).matches()
                ? Optional.of(new Reaction(Reaction.Kind.THANKS, thanks.isPresent() ? SURE : LIKELY))
                : thanks;
    }

    private static boolean declines(List<String> clauses) {
        String start = String.join(" ", clauses.subList(0, Math.min(2, clauses.size())));
        return DECLINES.matcher(start).find();
    }

    private static Optional<Reaction> best(List<String> clauses, List<Rule> rules, Reaction.Kind kind) {
        String said = "";
        double best = 0;
        for (String clause : clauses) {
            /* "No, it was Tuesday": the word before the comma tells how the clause is meant. */
            String withLead = said.matches("no|nope|nah|sorry|wait|actually") ? said + " " + clause : clause;
            best = Math.max(best, confidence(withLead, rules));
            said = clause;
        }
        return best > 0 ? Optional.of(new Reaction(kind, best)) : Optional.empty();
    }

    private static double confidence(String clause, List<Rule> rules) {
        if (THANKS_AND_OTHER_THINGS.matcher(clause).matches()) {
            return 0;
        }
        return rules.stream()
                .filter(rule -> rule.pattern().matcher(clause).find())
                .mapToDouble(Rule::confidence)
                .max()
                .orElse(0);
    }

    /* In lower case, with plain apostrophes; up to the first question. */
    private static List<String> clauses(String message) {
        String start = message.strip();
        String plain = start.substring(0, Math.min(start.length(), LOOKED_AT_CHARS))
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        return ENDS.splitAsStream(plain)
                .map(clause -> SPACES.matcher(NOT_A_WORD.matcher(clause).replaceAll(" "))
                        .replaceAll(" ")
                        .strip())
                .filter(clause -> !clause.isEmpty())
                .takeWhile(clause -> !clause.endsWith("?"))
                .limit(CLAUSES)
                .toList();
    }
}
