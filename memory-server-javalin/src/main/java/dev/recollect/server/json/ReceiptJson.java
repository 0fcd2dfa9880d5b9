// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.Receipt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure did.
 *
 * @param receiptId the name of the receipt
 * @param erased what went
 * @param reason the reason code
 * @param at when
 * @param logTruncated whether the bytes are gone from the write-ahead log too
 */
public record ReceiptJson(String receiptId, List<Erased> erased, String reason, String at, boolean logTruncated) {
    /**
     * One erased experience.
     *
     * @param experienceId its id
     * @param digest its digest, in hexadecimal digits
     * @param cascadeOf the erased experience that it was derived from or cited, left out if it was asked for itself
     */
    public record Erased(
            String experienceId, String digest, @Nullable String cascadeOf) {
        private static Erased of(Receipt.Erased erased) {
            return new Erased(
                    erased.id().value(),
                    erased.digest().hex(),
                    erased.cascadeOf().map(ExperienceId::value).orElse(null));
        }
    }

    /**
     * A receipt.
     *
     * @param receipt the receipt
     * @return its shape
     */
    public static ReceiptJson of(Receipt receipt) {
        return new ReceiptJson(
                receipt.receiptId(),
                receipt.erased().stream().map(Erased::of).toList(),
                receipt.reason(),
                Times.format(receipt.at()),
                receipt.logTruncated());
    }
}
