// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.recollect.memory.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file can hold. */
public enum ImportFormat {
    /** Lines of JSON: what is to be remembered, or an export. */
    NDJSON,
    /** Conversations with questions about them. */
    RECALL_SET;

    private static final int PEEKED = 1 << 16;

    /**
     * The name on the command line.
     *
     * @return lower case, words joined by hyphens
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The format by its name.
     *
     * @param name {@code ndjson} or {@code recall-set}
     * @return the format
     * @throws InvalidInputException if there is none of that name
     */
    public static ImportFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "format",
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(ImportFormat::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * The format of a file by its content: an object with {@code conversations} is a recall set, anything else with a line
     * that begins an object is NDJSON.
     *
     * @param source the file
     * @return its format
     * @throws TransferException if it is neither, or cannot be read
     */
    public static ImportFormat detect(ImportSource source) {
        if (source.size() == 0) {
            throw new TransferException(source.name() + " is empty: there is nothing to import");
        }
        if (hasConversations(source)) {
            return RECALL_SET;
        }
        if (hasObjectLine(source)) {
            return NDJSON;
        }
        throw new TransferException(source.name() + " must be lines of JSON objects or a recall set, but looks like"
                + " neither; if it is one, name it with --format");
    }

    /* Stops at the end of the first object, or where it is no JSON. */
    private static boolean hasConversations(ImportSource source) {
        try (InputStream in = source.open();
                JsonParser parser = TransferJson.parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals("conversations")) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw TransferException.of("cannot read", source.name(), e);
        }
    }

    private static boolean hasObjectLine(ImportSource source) {
        try (InputStream in = source.open()) {
            byte[] start = in.readNBytes(PEEKED);
            boolean lineBegins = true;
            for (byte b : start) {
                if (lineBegins && b == '{') {
                    return true;
                }
                lineBegins = b == '\n' || (lineBegins && (b == ' ' || b == '\t' || b == '\r' || b < 0));
            }
            return false;
        } catch (IOException e) {
            throw TransferException.of("cannot read", source.name(), e);
        }
    }
}
