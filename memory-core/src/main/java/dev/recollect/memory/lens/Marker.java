// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.regex.Pattern;

/** Small words on which a statement hangs. Written from general knowledge of English. */
enum Marker {
    AT_MOST(
            FactKind.QUANTIFIER,
            "at (?:the )?most|(?:a |the )?(?:maximum|max\\.?)(?: of| is)?|(?:a |the )?(?:limit|cap) (?:of|is)|up to|(?:no|not)(?: any)? (?:more|longer|greater|higher|further|over) than|as (?:many|much|long|far|high) as"
                    + "|(?:not|never) (?:exceed(?:ing)?|above|over|beyond)|or (?:less|fewer|under|below)|the most(?= is| that)|capped at|limited to"),
    AT_LEAST(
            FactKind.QUANTIFIER,
            "at (?:the )?least|(?:a |the )?minimum(?: of| is)?|(?:no|not)(?: any)? (?:less|fewer|shorter|earlier|lower|under) than"
                    + "|or (?:more|longer|over|above|older|higher|upwards?)|upwards of|and (?:up|over|above)"),
    LATEST(FactKind.QUANTIFIER, "(?:no|not) later than|at the (?:very )?latest"),
    NO_LONGER(FactKind.NEGATION, "no longer|not any ?more|not any longer"),
    NOT_ONLY(
            FactKind.NEGATION,
            "not only|not just|not to mention|no doubt|no problem|no wonder|why not|or not|no matter|if not"),
    ONLY(
            FactKind.QUANTIFIER,
            "only|solely|exclusively|nothing but|(?:nobody|none|nothing|no \\p{L}+)(?: \\p{L}+){0,2} (?:but|except|other than|apart from|besides)(?! for)"),
    JUST(FactKind.QUANTIFIER, "just|merely|simply|purely|sole"),
    EXACTLY(FactKind.QUANTIFIER, "exactly|precisely|on the dot|sharp"),
    ABOUT(
            FactKind.QUANTIFIER,
            "(?:about|around|roughly|approximately|approx\\.?|circa|ca\\.?|some|nearly|almost|close to|something like|an estimated) (?:an? )?(?=[\\d€$£]|half|quarter|hour)"
                    + "|or so|or thereabouts|give or take"),
    MOST(
            FactKind.QUANTIFIER,
            "most|majority|mostly|mainly|largely|greater part|bulk|predominantly|generally|usually|as a rule|in general"),
    OTHER(FactKind.QUANTIFIER, "every other|every second|every 2nd|alternate"),
    ALL(FactKind.QUANTIFIER, "all|every|each|everyone|everybody|everything|entire|whole|always|throughout"),
    SOME(
            FactKind.QUANTIFIER,
            "some(?: of)?(?! [\\d])|a few|several|sometimes|partly|in part|part of|a number of|occasionally"),
    BOTH(FactKind.QUANTIFIER, "both"),
    NOT(
            FactKind.NEGATION,
            "not|never|no|none|nobody|nothing|nowhere|neither|nor|without|unless|unable|fail(?:s|ed|ing)? to|refus(?:es?|ed) to|hardly|rather than"
                    + "|instead of|lacks?|lacking|except|apart from|free of|zero"),
    DENYING(
            FactKind.NEGATION,
            "closed|shut|absent|absence|missing|miss(?:es|ed)?|skip\\w*|declin\\w*|reject\\w*|turned down|forb\\w+|banned|prohibit\\w*|empty|stop\\w*|avoid\\w*|exclud\\w*"
                    + "|forg[eo]t\\w*|out of|too (?:little|few|late|early)|short of|outstanding|overdue|pending|ceased|cancel\\w*|disagree\\w*|dislike\\w*|denie[sd]"
                    + "|spared?|rules? out|ruled out|free from|far from|anything but|waste|optional|voluntary|unpaid|elsewhere|otherwise|leave[sd]? out|left out|fail\\w*|neglect\\w*|ignor\\w*|bare|sole|nil|nought|gave up|given up|giv(?:e|ing) up"),
    MUST(
            FactKind.MODALITY,
            "must|ha(?:ve|s|d) (?:got )?to|need(?:s|ed)? to|need(?= not)|(?:is|are|was|were) (?:required|obliged|necessary)|required|compulsory"
                    + "|mandatory|obligatory|necessary|essential|requires? (?:you|him|her|them|it) to|no way around"),
    SHOULD(
            FactKind.MODALITY,
            "should|ought to|supposed to|advisable|advised?|advises|recommend(?:ed|s)?|had better|better(?= (?:not|to)\\b)|best(?= (?:not|to)\\b)"
                    + "|(?:make|be) sure|wise to|a good idea|suggest(?:ed|s)?|meant to"),
    PROBABLY(
            FactKind.MODALITY,
            "probabl[ye]|probability|likely|presumably|in all likelihood|odds are|chances are|expected to"),
    SURELY(FactKind.MODALITY, "certainly|definitely|surely|for sure|for certain|undoubtedly|guaranteed"),
    MAYBE(
            FactKind.MODALITY,
            "may|might|maybe|perhaps|possib(?:ly|le|ility)|could|potential(?:ly)?|conceivabl[ye]|a chance|uncertain|unclear"),
    ALLOWED(FactKind.MODALITY, "allowed|permitted|permission|can|able to|fine to|free to|lets? you|option"),
    WILL(FactKind.MODALITY, "will|going to"),
    MEANS(
            FactKind.CIRCUMSTANCE,
            "by (?:train|bus|car|bike|bicycle|plane|taxi|ferry|boat|ship|tram|foot|phone|e-?mail|post|mail|letter|card|cheque|cash)");

    private final FactKind kind;
    private final Pattern pattern;

    Marker(FactKind kind, String words) {
        this.kind = kind;
        this.pattern = Pattern.compile("(?<![\\p{L}'])(?:" + words + ")(?![\\p{L}])", Pattern.CASE_INSENSITIVE);
    }

    FactKind kind() {
        return kind;
    }

    Pattern pattern() {
        return pattern;
    }
}
