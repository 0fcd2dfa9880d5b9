// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import dev.recollect.memory.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a provider is. Immutable.
 *
 * @param url what the paths of the protocol are appended to, without a slash at its end
 * @param place host and, if given, port, for messages
 */
record Address(String url, String place) {
    private static final String OPENAI = "api.openai.com";
    private static final String VERSION = "/v1";

    /** Takes an address with or without a path: where there is none it is {@value #VERSION}. */
    static Address of(String given) {
        URI uri = parsed(given);
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw refused();
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused();
        }
        String place = uri.getHost().toLowerCase(Locale.ROOT) + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String path = uri.getRawPath().replaceFirst("/+$", "");
        return new Address(
                uri.getScheme().toLowerCase(Locale.ROOT) + "://" + place + (path.isEmpty() ? VERSION : path), place);
    }

    /** Whether this is OpenAI itself, which knows newer names of some fields than those who copy it. */
    boolean isOpenAi() {
        return place.equals(OPENAI);
    }

    private static URI parsed(String given) {
        try {
            return new URI(given.strip());
        } catch (URISyntaxException e) {
            throw refused();
        }
    }

    /* Without the value: an address that is wrong may hold a password. */
    private static InvalidInputException refused() {
        return new InvalidInputException(
                "base_url", "must be an http or https address without user, query and fragment, but is not");
    }
}
