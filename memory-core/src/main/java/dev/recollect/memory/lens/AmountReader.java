// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with their units, in units of one size for each kind of amount, out of a plain text. */
final class AmountReader {
    private static final Map<String, Unit> UNITS = units();
    private static final String NUMBER =
            "(\\d{1,3}(?:[, '\\u202f\\u00a0]\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d+(?:\\.\\d+)?(?:,\\d{1,2}(?!\\d))?)";
    private static final String UNIT = "("
            + String.join(
                    "|",
                    UNITS.keySet().stream()
                            .sorted((one, other) -> other.length() - one.length())
                            .map(Pattern::quote)
                            .toList())
            + ")(?![\\p{L}])";
    private static final Pattern MONEY = Pattern.compile("([$€£¥]|\\b(?:EUR|USD|GBP|CHF)(?=\\s?\\d))\\s?" + NUMBER);
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\p{L}\\d])" + NUMBER + "(st|nd|rd|th)?\\b(?:(?<!(?:st|nd|rd|th))[\\s-]?" + UNIT
                    + ")?|(?<![\\p{L}\\d])" + NUMBER + "\\s?(%|°C|°F)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_OF =
            Pattern.compile("\\b(?:an?|per|each|every)\\s+(?:single\\s+)?" + UNIT, Pattern.CASE_INSENSITIVE);
    private static final Pattern HALF = Pattern.compile("(?i)\\b(half|quarter)\\b");
    private static final Pattern JOINED = Pattern.compile("^\\s*(?:to|by|x|and|or|of the)\\s*(?:the\\s*)?$");

    private final List<Found> found;
    private String text = "";

    AmountReader(List<Found> found) {
        this.found = found;
    }

    private record Unit(String name, double size) {}

    private static Map<String, Unit> units() {
        Map<String, Unit> units = new HashMap<>();
        all(units, "kg", 1, "kg kilo kilos kilogram kilograms kilogramme kilogrammes");
        all(units, "kg", 1e-3, "g gram grams gramme grammes");
        all(units, "kg", 1e-6, "mg milligram milligrams");
        all(units, "lb", 1, "lb lbs");
        all(units, "m", 1_000, "km kilometre kilometres kilometer kilometers");
        all(units, "m", 1, "m metre metres meter meters");
        all(units, "m", 1e-2, "cm centimetre centimetres centimeter centimeters");
        all(units, "m", 1e-3, "mm millimetre millimetres millimeter millimeters");
        all(units, "mile", 1, "mi mile miles");
        all(units, "l", 1, "l litre litres liter liters");
        all(units, "l", 1e-3, "ml millilitre millilitres milliliter milliliters");
        all(units, "min", 1, "min mins minute minutes");
        all(units, "min", 60, "h hr hrs hour hours");
        all(units, "min", 1 / 60.0, "s sec secs second seconds");
        all(units, "day", 1, "day days");
        all(units, "day", 7, "week weeks");
        all(units, "month", 1, "month months");
        all(units, "month", 12, "year years");
        all(units, "%", 1, "percent");
        all(units, "EUR", 1, "euro euros eur");
        all(units, "USD", 1, "dollar dollars usd");
        all(units, "GBP", 1, "pound pounds gbp");
        all(units, "CHF", 1, "franc francs chf");
        all(units, "GB", 1, "gb gigabyte gigabytes");
        all(units, "MB", 1, "mb megabyte megabytes");
        all(units, "TB", 1, "tb terabyte terabytes");
        all(units, "times", 1, "times");
        all(units, "oz", 1, "oz ounce ounces");
        all(units, "inch", 1, "inch inches");
        all(units, "foot", 1, "ft foot feet");
        all(units, "yard", 1, "yd yard yards");
        all(units, "cup", 1, "cup cups");
        all(units, "tbsp", 1, "tbsp tablespoon tablespoons");
        all(units, "tsp", 1, "tsp teaspoon teaspoons");
        all(units, "pint", 1, "pint pints");
        all(units, "gallon", 1, "gallon gallons");
        all(units, "hectare", 1, "ha hectare hectares");
        all(units, "acre", 1, "acre acres");
        all(units, "W", 1, "w watt watts");
        all(units, "W", 1_000, "kw kilowatt kilowatts");
        all(units, "kWh", 1, "kwh");
        all(units, "kcal", 1, "kcal calories");
        all(units, "day", 14, "fortnight fortnights");
        all(units, "month", 120, "decade decades");
        all(units, "drop", 1, "drop drops");
        all(units, "tablet", 1, "tablet tablets pill pills");
        all(units, "page", 1, "page pages");
        units.put("per cent", new Unit("%", 1));
        units.put("degrees celsius", new Unit("C", 1));
        units.put("degrees fahrenheit", new Unit("F", 1));
        units.put("%", new Unit("%", 1));
        units.put("°c", new Unit("C", 1));
        units.put("°f", new Unit("F", 1));
        units.put("€", new Unit("EUR", 1));
        units.put("$", new Unit("USD", 1));
        units.put("£", new Unit("GBP", 1));
        units.put("¥", new Unit("JPY", 1));
        return units;
    }

    private static void all(Map<String, Unit> units, String name, double size, String words) {
        for (String word : List.of(words.split(" "))) {
            units.put(word, new Unit(name, size));
        }
    }

    /** Reads a text; gives it with spaces where something was read. */
    String read(String plain) {
        text = plain;
        int first = found.size();
        String left = blank(MONEY.matcher(text), match -> add(match.group(2), match.group(1), false, match));
        left = blank(AMOUNT.matcher(left), match -> {
            String number = match.group(1) == null ? match.group(4) : match.group(1);
            String unit = match.group(1) == null ? match.group(5) : match.group(3);
            add(number, unit == null ? "" : unit, match.group(2) != null, match);
        });
        left = blank(
                HALF.matcher(left),
                match -> put(match.group(1).equalsIgnoreCase("half") ? .5 : .25, "", false, false, match));
        share(text, found.subList(first, found.size()));
        blank(ONE_OF.matcher(left), match -> {
            Unit unit = unit(match.group(1));
            put(unit.size(), unit.name(), false, true, match);
        });
        return left;
    }

    private interface Reader {
        void read(java.util.regex.MatchResult match);
    }

    private static String blank(Matcher matcher, Reader reader) {
        return matcher.replaceAll(match -> {
            reader.read(match);
            return " ".repeat(match.group().length());
        });
    }

    private static Unit unit(String written) {
        return UNITS.getOrDefault(written.toLowerCase(Locale.ROOT), new Unit("", 1));
    }

    private void add(String number, String unit, boolean ordinal, java.util.regex.MatchResult match) {
        Unit known = unit(unit);
        double amount = value(number) * known.size();
        String behind = text.substring(match.end(), Math.min(text.length(), match.end() + 12));
        boolean structure = (ordinal && behind.matches("(?s)\\s*,.*"))
                || behind.matches("(?s)\\s+(?:things?|points?|steps?|items?|ways?|reasons?|options?|parts)\\b.*");
        put(
                amount,
                known.name(),
                ordinal,
                structure || (value(number) == 1 && !known.name().equals("EUR")),
                match);
    }

    /* A comma with three digits behind it holds thousands together, another one is a decimal point. */
    private static double value(String number) {
        String joined =
                number.replaceAll("[, '\\u202f\\u00a0](?=\\d{3}(?!\\d))", "").replace(',', '.');
        return Double.parseDouble(joined);
    }

    private void put(double amount, String unit, boolean ordinal, boolean optional, java.util.regex.MatchResult match) {
        Value value = new Value.Amount(Math.round(amount * 1e9) / 1e9, unit, ordinal);
        found.add(new Found(FactKind.NUMBER, value, match.group(), match.start(), optional));
    }

    /* "160 by 80 cm", "€9 to 12": both have the unit. */
    private static void share(String text, List<Found> amounts) {
        List<Integer> order = java.util.stream.IntStream.range(0, amounts.size())
                .boxed()
                .sorted((one, other) ->
                        amounts.get(one).at() - amounts.get(other).at())
                .toList();
        for (int i = 1; i < order.size(); i++) {
            Found left = amounts.get(order.get(i - 1));
            Found right = amounts.get(order.get(i));
            int end = left.at() + left.text().length();
            if (end > right.at()
                    || !JOINED.matcher(text.substring(end, right.at())).matches()) {
                continue;
            }
            Value.Amount one = (Value.Amount) left.value();
            Value.Amount other = (Value.Amount) right.value();
            if (one.unit().isEmpty() && !other.unit().isEmpty()) {
                amounts.set(order.get(i - 1), like(left, one, right));
            } else if (other.unit().isEmpty() && !one.unit().isEmpty()) {
                amounts.set(order.get(i), like(right, other, left));
            }
        }
    }

    private static Found like(Found bare, Value.Amount amount, Found other) {
        String unit = ((Value.Amount) other.value()).unit();
        String digits = other.text().replaceAll("[\\d.,' ]", "");
        double size = unit(digits).size();
        return new Found(
                bare.kind(),
                new Value.Amount(amount.number() * size, unit, false),
                bare.text(),
                bare.at(),
                bare.optional());
    }
}
