// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file of the web page, read from the jar once. Immutable, but for the array that it lends. */
final class PageFile {
    static final String INDEX = "index.html";

    /** All files of our own; a jar offers no folders to list. */
    static final List<String> OWN = List.of(
            INDEX,
            "affect.js",
            "api.js",
            "bars.js",
            "chat.js",
            "connection.js",
            "curve.js",
            "dialog.js",
            "elements.js",
            "erase.js",
            "icon.svg",
            "main.js",
            "memories.js",
            "page.css",
            "record.js",
            "texts.js",
            "user.js");

    /** Those of the library that draws curves, from its jar. */
    static final List<String> LIBRARY = List.of("uPlot.esm.js", "uPlot.min.css");

    private static final String FOLDER = "/dev/recollect/server/page/";
    private static final String LIBRARY_FOLDER = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private final String name;
    private final byte[] bytes;
    private final String mediaType;
    private final String etag;

    private PageFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        mediaType = mediaType(name);
        etag = '"' + Hashing.sha256().hashBytes(bytes).toString() + '"';
    }

    /** Reads all files of the page. */
    static List<PageFile> all() {
        return Stream.concat(
                        OWN.stream().map(name -> read(FOLDER, name)),
                        LIBRARY.stream().map(name -> read(LIBRARY_FOLDER, name)))
                .toList();
    }

    private static PageFile read(String folder, String name) {
        try (InputStream file = PageFile.class.getResourceAsStream(folder + name)) {
            if (file == null) {
                throw new IllegalStateException("a jar is damaged or missing: there is no " + folder + name);
            }
            return new PageFile(name, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + name, e);
        }
    }

    String name() {
        return name;
    }

    /** What it holds; nobody changes it. */
    byte[] bytes() {
        return bytes;
    }

    String mediaType() {
        return mediaType;
    }

    /** A strong entity tag: equal tags, equal bytes. */
    String etag() {
        return etag;
    }

    /** Whether a browser that keeps these versions has this one; RFC 9110, 13.1.2. */
    boolean isAmong(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=utf-8";
            case "css" -> "text/css;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("a file of a known kind expected, but was " + name);
        };
    }
}
