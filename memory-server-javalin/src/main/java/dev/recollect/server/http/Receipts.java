// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.store.Receipt;
import dev.recollect.server.json.ReceiptJson;

/** Answers to erasures. */
final class Receipts {
    static final String REASON = "reason";

    private Receipts() {}

    /** Answers with the receipt, and with a problem around it where bytes may still be in the store's log. */
    static void answer(Exchange exchange, Receipt receipt) {
        if (!receipt.logTruncated()) {
            throw new ProblemException(Problem.NOT_ERASED_YET
                    .with("erased, log not yet truncated: a reader holds it; the next open of the store finishes it")
                    .with(ReceiptJson.of(receipt)));
        }
        exchange.answer(200, ReceiptJson.of(receipt));
    }
}
