// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

/** A resource: its addresses and what they do. */
interface Routes {
    /**
     * Adds the addresses.
     *
     * @param table where to
     */
    void addTo(RouteTable table);
}
