// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

/** Dot products in plain Java. Lanes are variables, so that the compiler may keep them in one register. Immutable. */
final class ScalarDotProduct implements DotProduct {
    @Override
    public float of(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int whole = a.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
            s4 += a[i + 4] * b[i + 4];
            s5 += a[i + 5] * b[i + 5];
            s6 += a[i + 6] * b[i + 6];
            s7 += a[i + 7] * b[i + 7];
        }
        if (whole == a.length) {
            return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
        }
        float[] lanes = {s0, s1, s2, s3, s4, s5, s6, s7};
        for (int i = whole; i < a.length; i++) {
            lanes[i - whole] += a[i] * b[i];
        }
        return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
    }

    @Override
    public int of(byte[] a, byte[] b, int from) {
        int s0 = 0;
        int s1 = 0;
        int s2 = 0;
        int s3 = 0;
        int whole = a.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            s0 += a[i] * b[from + i];
            s1 += a[i + 1] * b[from + i + 1];
            s2 += a[i + 2] * b[from + i + 2];
            s3 += a[i + 3] * b[from + i + 3];
        }
        for (int i = whole; i < a.length; i++) {
            s0 += a[i] * b[from + i];
        }
        return s0 + s1 + s2 + s3;
    }
}
