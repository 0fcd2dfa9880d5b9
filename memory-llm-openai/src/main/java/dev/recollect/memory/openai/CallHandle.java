// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The HTTP call of a thread, so that another thread can end it. Safe for use by multiple threads. */
final class CallHandle {
    private static final ThreadLocal<CallHandle> CURRENT = new ThreadLocal<>();

    private @Nullable Call call;
    private boolean cancelled;

    /** Runs something whose HTTP call this is. The client calls its interceptors on the thread that asks. */
    void around(Runnable work) {
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** Ends the call at once, now or when it begins: its connection is closed. */
    void cancel() {
        Call running;
        synchronized (this) {
            cancelled = true;
            running = call;
        }
        if (running != null) {
            running.cancel();
        }
    }

    private void begun(Call begun) {
        boolean late;
        synchronized (this) {
            call = begun;
            late = cancelled;
        }
        if (late) {
            begun.cancel();
        }
    }

    /** Tells each call to the handle of its thread. */
    static Response intercept(Interceptor.Chain chain) throws java.io.IOException {
        CallHandle handle = CURRENT.get();
        if (handle != null) {
            handle.begun(chain.call());
        }
        return chain.proceed(chain.request());
    }
}
