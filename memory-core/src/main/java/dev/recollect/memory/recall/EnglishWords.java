// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Set;

/**
 * Lists of English words in lower case, without the endings {@code 's}, {@code n't} and their like. Written from general
 * knowledge of the language, not counted in any collection of texts.
 */
final class EnglishWords {
    /** What is left of "can't", "won't" and "ain't" without their endings; of function words as much as the whole ones. */
    static final Set<String> STUMPS = set("ca wo ain");

    /** What every conversation is full of, whatever it is about. */
    static final Set<String> EVERYDAY = set("""
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
            deal mind heart hand name word words story""");

    /** Days of the week, months, and other words that say when; "may" is seldom the month. */
    static final Set<String> CALENDAR = set("""
            monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
            saturdays sundays january february march april june july august september october november december
            yesterday today tonight tomorrow ago recently lately since last next noon midnight""");

    /** Spans of time, which say when after one of {@link #BEFORE_SPANS} or a number. */
    static final Set<String> SPANS = set("""
            day days week weeks weekend weekends month months year years hour hours minute minutes morning mornings
            evening evenings afternoon afternoons night nights spring summer autumn fall winter""");

    static final Set<String> BEFORE_SPANS = set("last next this past every each few couple in for a an one");

    static final Set<String> NUMBERS = set("""
            two three four five six seven eight nine ten eleven twelve dozen hundred thousand million once twice couple
            several""");

    /** What goes before the name of a place. */
    static final Set<String> BEFORE_PLACES = set("in at to from near around outside visit visited visiting");

    static final Set<String> DETERMINERS = set("the a my our this that");

    /** What says where without a name. */
    static final Set<String> WHEREABOUTS =
            set("under behind beside inside upstairs downstairs near above below beneath underneath opposite");

    static final Set<String> REASONS =
            set("because cause cuz since reason reasons inspired inspires inspire remind reminds");

    private EnglishWords() {}

    private static Set<String> set(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
