// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** Keeps a provider from sending without end. */
final class BoundedBody {
    /** Bytes of one answer, with all that the protocol puts around its text. */
    static final long MOST_BYTES = 32L << 20;

    private BoundedBody() {}

    /** The provider sent more than any answer needs. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("more than " + MOST_BYTES + " bytes");
        }
    }

    static Response intercept(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.body();
        return body == null
                ? response
                : response.newBuilder()
                        .body(ResponseBody.create(
                                Okio.buffer(new Counted(body.source())), body.contentType(), body.contentLength()))
                        .build();
    }

    private static final class Counted extends ForwardingSource {
        private long left = MOST_BYTES;

        Counted(Source source) {
            super(source);
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new TooLargeException();
            }
            return read;
        }
    }
}
