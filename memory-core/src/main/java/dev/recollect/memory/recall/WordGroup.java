// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.index.FunctionWords;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Groups of English words in lower case, without the endings {@code 's}, {@code n't} and their like. Written from general
 * knowledge of the language, not counted in any collection of texts.
 */
enum WordGroup {
    /** Articles, pronouns, auxiliaries and their like. */
    FUNCTION(String.join(" ", FunctionWords.ENGLISH)),

    /** What is left of "can't", "won't" and "ain't" without their endings; of function words as much as the whole ones. */
    STUMP("ca wo ain"),

    /** What every conversation is full of, whatever it is about. */
    EVERYDAY("""
            know get gets got gotten getting go goes going gone went gonna like likes liked just think thinks thinking
            thought see sees seeing seen saw well good oh yeah yes yep yup yea no nope nah not want wants wanted wanna
            right really come comes coming came look looks looking looked one ones time times here there now out up all
            make makes making made take takes taking took taken tell tells telling told say says saying said let lets
            way ways back thing things people person someone anyone everyone somebody anybody everybody something
            anything everything nothing much many more most some any very too only even still never always again then
            over down off need needs needed help helps helping helped feel feels feeling felt love loves loved loving
            great nice sure thanks thank thx please sorry ok okay hey hi hello bye guess maybe mean means meant kind
            kinda sort lot lots little bit big new old day days today life man guy guys work works working keep keeps
            keeping kept give gives giving gave given find finds finding found long first last next other others
            another same different own both every each few place around through after before until between without
            better best bad hard happy glad cool wow awesome amazing wonderful fun hope hoping hopes wish try tries
            trying tried talk talking talked hear hears hearing heard start starts starting started stuff pretty
            actually definitely totally absolutely exactly probably course also together away ever such use used using
            call called ask asked asking show shows showing share shares sharing shared seem seems sound sounds turn
            turns put puts leave left bring brings brought happen happens happening happened live living believe
            remember forget understand idea part end point world enough almost already yet once soon later instead else
            though although however anyway especially whole able either neither haha lol hmm gosh god wait stop set run
            move moment moments reason matter problem question answer sense change chance interesting important special
            perfect beautiful fantastic incredible exciting excited proud enjoy enjoyed enjoying support supportive luck
            lucky true real easy tough check catch forward hang plan plans join ready full high far close care worth
            deal mind heart hand name word words story"""),

    /** Days of the week, months, and other words that say when; "may" is seldom the month. */
    CALENDAR("""
            monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
            saturdays sundays january february march april june july august september october november december
            yesterday today tonight tomorrow ago recently lately since last next noon midnight"""),

    /** Spans of time, which say when after one of {@link #BEFORE_SPAN} or a number. */
    SPAN("""
            day days week weeks weekend weekends month months year years hour hours minute minutes morning mornings
            evening evenings afternoon afternoons night nights spring summer autumn fall winter"""),

    /** What makes a span say when. */
    BEFORE_SPAN("last next this past every each few couple in for a an one"),

    /** Numbers in words. */
    NUMBER("""
            two three four five six seven eight nine ten eleven twelve dozen hundred thousand million once twice couple
            several"""),

    /** What goes before the name of a place. */
    BEFORE_PLACE("in at to from near around outside visit visited visiting"),

    /** What may stand between those and the name. */
    DETERMINER("the a my our this that"),

    /** What says where without a name. */
    WHEREABOUTS("under behind beside inside upstairs downstairs near above below beneath underneath opposite"),

    /** What says why. */
    REASON("because cause cuz since reason reasons inspired inspires inspire remind reminds");

    private static final Map<String, Set<WordGroup>> GROUPS = groups();

    private final String words;

    WordGroup(String words) {
        this.words = words;
    }

    private static Map<String, Set<WordGroup>> groups() {
        Map<String, Set<WordGroup>> groups = new HashMap<>();
        for (WordGroup group : values()) {
            for (String word : Set.of(group.words.strip().split("\\s+"))) {
                groups.computeIfAbsent(word, fresh -> EnumSet.noneOf(WordGroup.class))
                        .add(group);
            }
        }
        return groups;
    }

    /** The groups that a word belongs to; not to be changed. */
    static Set<WordGroup> of(String word) {
        return GROUPS.getOrDefault(word, Collections.emptySet());
    }
}
