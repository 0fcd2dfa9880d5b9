// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A temporary file without a name: however the process ends, even killed, nothing of it is left behind. Confined to one
 * thread.
 */
final class UnnamedFile implements AutoCloseable {
    private final FileChannel channel;

    private UnnamedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Copies a stream to its end. */
    static UnnamedFile copyOf(InputStream in) throws IOException {
        Path named = Files.createTempFile("recollect-import-", ".tmp");
        FileChannel channel = unnamed(named);
        try {
            in.transferTo(Channels.newOutputStream(channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new UnnamedFile(channel);
    }

    /* What is open outlives its name; where a system does not allow that, the name goes when it is closed. */
    private static FileChannel unnamed(Path named) throws IOException {
        try {
            return FileChannel.open(
                    named, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } finally {
            Files.deleteIfExists(named);
        }
    }

    /** How many bytes it has. */
    long size() throws IOException {
        return channel.size();
    }

    /** Reads it from its beginning; closing the stream leaves the file open. */
    InputStream open() {
        return new FromStart();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class FromStart extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            int read = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(0, read);
            return read;
        }
    }
}
