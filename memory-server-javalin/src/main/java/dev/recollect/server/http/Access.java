// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask while there are no API keys: programs on this machine, directly, and no web page but our own. The name a
 * browser was given and the page it shows are checked because a page from elsewhere can make it send requests here.
 */
final class Access {
    private static final Pattern HOST =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OPEN = Set.of("/health", "/ready");
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "DELETE", "TRACE");
    private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For");

    private Access() {}

    /**
     * Checks a request.
     *
     * @param request the request
     * @throws ProblemException with status 401 if it is not allowed
     * @throws InvalidInputException if it pretends to be another method
     */
    static void check(HttpServletRequest request) {
        if (request.getHeader("X-HTTP-Method-Override") != null) {
            throw new InvalidInputException("X-HTTP-Method-Override", "must not be in the header");
        }
        if (OPEN.contains(request.getRequestURI())) {
            return;
        }
        if (request.getHeader("Authorization") != null) {
            throw refusal("this server has no API keys, but one came");
        }
        requireDirect(request);
        requireOwnPage(request);
        if (hasBody(request) && !MediaType.isJson(request.getContentType())) {
            throw refusal("without an API key a write must carry Content-Type application/json"
                    + " (or application/x-ndjson where a route says so)");
        }
    }

    /** Whether a name to listen on is reachable from this machine only, whatever it resolves to. */
    static boolean isLoopback(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return !host.isBlank();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void requireDirect(HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) {
            throw refusal("without an API key only requests from this machine are answered");
        }
        if (PROXY_HEADERS.stream().anyMatch(name -> request.getHeader(name) != null)) {
            throw refusal("without an API key no requests are answered that came through a proxy");
        }
    }

    private static void requireOwnPage(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host == null || !HOST.matcher(host).matches()) {
            throw refusal("without an API key the Host must be localhost, 127.0.0.1 or [::1]");
        }
        String own = "http://" + host.toLowerCase(Locale.ROOT);
        for (String origin : Collections.list(request.getHeaders("Origin"))) {
            if (!origin.toLowerCase(Locale.ROOT).equals(own)) {
                throw refusal("without an API key the Origin must be absent or that of this server");
            }
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return !BODILESS.contains(request.getMethod())
                || request.getContentLengthLong() > 0
                || request.getHeader("Transfer-Encoding") != null;
    }

    private static ProblemException refusal(String why) {
        return new ProblemException(
                Problem.UNAUTHORIZED.with(why + "; API keys, which lift this, will be made with: recollect keys create"
                        + " NAME (not in this version yet)"),
                Map.of("WWW-Authenticate", "Bearer"));
    }

    /** Media types of bodies. */
    enum MediaType {
        JSON("application/json"),
        NDJSON("application/x-ndjson");

        private static final Pattern JSON_LIKE =
                Pattern.compile("application/([a-z0-9.-]+\\+json|json|x-ndjson)", Pattern.CASE_INSENSITIVE);

        private final String text;

        MediaType(String text) {
            this.text = text;
        }

        /** No page can send these elsewhere without the browser asking first. */
        static boolean isJson(@Nullable String contentType) {
            return contentType != null && JSON_LIKE.matcher(bare(contentType)).matches();
        }

        boolean is(@Nullable String contentType) {
            return contentType != null
                    && bare(contentType).equalsIgnoreCase(text)
                    && CHARSET.matcher(contentType.substring(bareLength(contentType)))
                            .matches();
        }

        @Override
        public String toString() {
            return text;
        }

        private static final Pattern CHARSET =
                Pattern.compile("\\s*(;\\s*charset=\"?utf-8\"?\\s*)?;?\\s*", Pattern.CASE_INSENSITIVE);

        private static String bare(String contentType) {
            return contentType.substring(0, bareLength(contentType)).strip();
        }

        private static int bareLength(String contentType) {
            int end = contentType.indexOf(';');
            return end < 0 ? contentType.length() : end;
        }
    }
}
