// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

import java.util.regex.Pattern;

/**
 * Foreign text inside a message to a model: an element with a name of ours whose content cannot close it. In the content
 * and in attributes the characters ampersand, less-than, greater-than and quotation mark stand as their entities. Confined to
 * one thread at a time.
 */
public final class DataBlock {
    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    private final String element;
    private final StringBuilder start;

    private DataBlock(String element) {
        this.element = named(element);
        start = new StringBuilder("<").append(element);
    }

    /**
     * Begins a block.
     *
     * @param element lower-case letters and underscores
     * @return the block, without attributes
     */
    public static DataBlock of(String element) {
        return new DataBlock(element);
    }

    /**
     * Adds an attribute.
     *
     * @param name lower-case letters and underscores
     * @param value any text
     * @return this
     */
    public DataBlock with(String name, Object value) {
        String safe = escaped(value.toString()).replace("\"", "&quot;").replace("\n", " ");
        start.append(' ').append(named(name)).append("=\"").append(safe).append('"');
        return this;
    }

    /**
     * The whole block around a text.
     *
     * @param text any text
     * @return one element, without a line break after it
     */
    public String around(String text) {
        return start + ">" + escaped(text) + "</" + element + ">";
    }

    /**
     * A text in which nothing looks like the begin or end of an element.
     *
     * @param text any text
     * @return the text with {@code & < >} replaced
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name must be lower-case letters and underscores, but was '" + name + "'");
        }
        return name;
    }
}
