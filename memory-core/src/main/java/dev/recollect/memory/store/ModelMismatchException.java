// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

/** The store holds vectors of one embedding model and was opened with another. */
public final class ModelMismatchException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param stored the model whose vectors are in the store
     * @param opened the model it was opened with
     */
    public ModelMismatchException(ModelStamp stored, ModelStamp opened) {
        super("the store holds vectors of " + stored + ", but was opened with " + opened
                + "; set EMBEDDING_MODEL=" + stored.id() + ", or re-embed with: recollect reembed --model "
                + opened.id());
    }
}
