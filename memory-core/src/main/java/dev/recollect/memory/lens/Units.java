// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Units of measure, each in units of one size for its kind of amount. Pure. */
final class Units {
    /** What shares of a whole are told in. */
    static final String SHARE = "%";

    private static final Map<String, Unit> WORDS = new HashMap<>();
    private static final Map<String, String> PERIODS = Map.of(
            "hourly",
            "hour",
            "daily",
            "day",
            "nightly",
            "night",
            "weekly",
            "week",
            "monthly",
            "month",
            "yearly",
            "year",
            "annually",
            "year",
            "annual",
            "year");

    /* Words before a unit that make another of it, and its name. */
    private static final Map<String, String> COMPOSED = Map.of(
            "square",
            "square",
            "cubic",
            "cubic",
            "nautical",
            "nautical",
            "light",
            "light",
            "working",
            "working",
            "business",
            "working",
            "calendar",
            "calendar");

    private Units() {}

    /**
     * A unit.
     *
     * @param name what its kind of amount is counted in
     * @param size how many of them it is
     */
    record Unit(String name, double size) {}

    /** A unit that stands somewhere, and how many tokens it takes. */
    record Read(Unit unit, int length) {}

    static {
        lengthsAndWeights();
        times();
        money();
        rest();
    }

    private static void lengthsAndWeights() {
        all("kg", 1, "kg kilo kilos kilogram kilograms kilogramme kilogrammes");
        all("kg", 1_000, "tonne tonnes");
        all("kg", 1e-3, "g gram grams gramme grammes");
        all("kg", 1e-6, "mg milligram milligrams");
        all("kg", 1e-9, "µg mcg microgram micrograms");
        all("lb", 1, "lb lbs");
        all("oz", 1, "oz ounce ounces");
        all("m", 1_000, "km kilometre kilometres kilometer kilometers");
        all("m", 1, "m metre metres meter meters");
        all("m", 1e-2, "cm centimetre centimetres centimeter centimeters");
        all("m", 1e-3, "mm millimetre millimetres millimeter millimeters");
        all("mile", 1, "mi mile miles");
        all("inch", 1, "inch inches");
        all("foot", 1, "ft foot feet");
        all("yard", 1, "yd yard yards");
        all("hectare", 1, "ha hectare hectares");
        all("acre", 1, "acre acres");
        all("l", 1, "l litre litres liter liters");
        all("l", 1e-1, "dl decilitre decilitres");
        all("l", 1e-2, "cl centilitre centilitres");
        all("l", 1e-3, "ml millilitre millilitres milliliter milliliters");
        all("cup", 1, "cup cups");
        all("mug", 1, "mug mugs");
        all("glass", 1, "glass glasses");
        all("spoon", 1, "spoon spoons spoonful spoonfuls");
        all("tbsp", 1, "tbsp tablespoon tablespoons");
        all("tsp", 1, "tsp teaspoon teaspoons");
        all("dessertspoon", 1, "dessertspoon dessertspoons");
        all("pint", 1, "pint pints");
        all("gallon", 1, "gallon gallons");
    }

    private static void times() {
        all("min", 1, "min mins minute minutes");
        all("min", 60, "h hr hrs hour hours");
        all("min", 1 / 60.0, "s sec secs second seconds");
        all("min", 1 / 60_000.0, "ms millisecond milliseconds");
        all("min", 1_440, "day days");
        all("min", 7 * 1_440, "week weeks");
        all("min", 14 * 1_440, "fortnight fortnights");
        all("month", 1, "month months");
        all("month", 12, "year years");
        all("month", 120, "decade decades");
        all("month", 1_200, "century centuries");
        all("night", 1, "night nights");
        all("times", 1, "times occasions");
    }

    private static void money() {
        all("EUR", 1, "euro euros eur €");
        all("USD", 1, "dollar dollars usd $");
        all("GBP", 1, "pound pounds gbp £");
        all("CHF", 1, "franc francs chf");
        all("JPY", 1, "yen ¥");
        all("crown", 1, "crown crowns kroner krona kronor koruna sek nok dkk czk");
        all("PLN", 1, "zloty zlotys pln");
        all("INR", 1, "rupee rupees inr");
        all("CNY", 1, "yuan renminbi cny");
        all("peso", 1, "peso pesos");
        all("cent", 1, "cent cents");
        all("pence", 1, "pence penny p");
    }

    private static void rest() {
        all(SHARE, 1e-2, "% percent");
        all("C", 1, "°c celsius");
        all("F", 1, "°f fahrenheit");
        all("degree", 1, "degree degrees");
        all("byte", 1e3, "kb kilobyte kilobytes");
        all("byte", 1e6, "mb megabyte megabytes");
        all("byte", 1e9, "gb gigabyte gigabytes");
        all("byte", 1e12, "tb terabyte terabytes");
        all("W", 1, "w watt watts");
        all("W", 1_000, "kw kilowatt kilowatts");
        all("kWh", 1, "kwh");
        all("V", 1, "v volt volts");
        all("A", 1, "amp amps ampere amperes");
        all("Hz", 1, "hz hertz");
        all("Hz", 1e3, "khz kilohertz");
        all("Hz", 1e6, "mhz megahertz");
        all("mol", 1e-3, "mmol millimole millimoles");
        all("bar", 1, "bar");
        all("psi", 1, "psi");
        all("Nm", 1, "nm");
        all("dB", 1, "db decibel decibels");
        all("kcal", 1, "kcal calorie calories");
        all("drop", 1, "drop drops");
        all("tablet", 1, "tablet tablets pill pills");
        all("page", 1, "page pages");
        all("knot", 1, "knots");
        all("bpm", 1, "bpm");
        all("rpm", 1, "rpm");
        all("dpi", 1, "dpi");
        all("ppm", 1, "ppm");
        all("lm", 1, "lm lumen lumens");
        all("px", 1, "px pixel pixels");
    }

    private static void all(String name, double size, String words) {
        for (String word : words.split(" ", -1)) {
            WORDS.put(word, new Unit(name, size));
        }
    }

    static boolean isUnit(String word) {
        return WORDS.containsKey(word);
    }

    /** The unit of a word; one that is none of these is counted by itself. */
    static Unit named(String word) {
        return WORDS.getOrDefault(word, new Unit(word, 1));
    }

    /** The period of "daily" and its like. */
    static Optional<String> period(String word) {
        return Optional.ofNullable(PERIODS.get(word));
    }

    /** What amounts are told for, whatever the word: of "litre" and "l" the same. */
    static String kind(String word) {
        Unit unit = WORDS.get(word);
        return unit == null ? word : unit.size() + " " + unit.name();
    }

    /** The unit that stands at a place. */
    static Optional<Read> at(Tokens tokens, int place) {
        String word = tokens.at(place).isNumber() ? "" : tokens.at(place).word();
        String next = tokens.at(place + 1).isWord() ? tokens.at(place + 1).word() : "";
        if (word.equals("per") && next.equals("cent")) {
            return Optional.of(new Read(new Unit(SHARE, 1e-2), 2));
        }
        if (word.equals("percentage") && next.startsWith("point")) {
            return Optional.of(new Read(new Unit("points", 1), 2));
        }
        boolean composed = COMPOSED.containsKey(word);
        if (word.equals("times") && tokens.at(place + 1).isNumber()) {
            return Optional.empty();
        }
        Unit named = WORDS.get(composed ? next : word);
        if (composed && named != null) {
            String kind = COMPOSED.getOrDefault(word, word);
            return Optional.of(new Read(new Unit(kind + " " + named.name(), named.size()), 2));
        }
        if (word.startsWith("degree")
                && WORDS.containsKey(next)
                && (next.equals("celsius") || next.equals("fahrenheit"))) {
            return Optional.of(new Read(WORDS.getOrDefault(next, new Unit("C", 1)), 2));
        }
        if (word.equals("newton") && next.startsWith("met")) {
            return Optional.of(new Read(new Unit("Nm", 1), 2));
        }
        if (word.equals("kilowatt") && next.startsWith("hour")) {
            return Optional.of(new Read(new Unit("kWh", 1), 2));
        }
        return named == null ? Optional.empty() : Optional.of(new Read(named, 1));
    }
}
