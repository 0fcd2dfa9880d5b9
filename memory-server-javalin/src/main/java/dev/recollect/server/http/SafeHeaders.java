// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import java.util.Map;

/** What every answer tells browsers: not to guess its type, not to keep it, not to show it inside another page. */
final class SafeHeaders {
    static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer");

    private SafeHeaders() {}
}
