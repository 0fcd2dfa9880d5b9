// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes snapshots as {@link SnapshotFormat} says. */
final class SnapshotWriter {
    private SnapshotWriter() {}

    /** Writes a file, empty so far, and makes it durable. */
    static void write(FileChannel file, SnapshotFormat.Owner owner, GraphImage image) throws IOException {
        CRC32C crc = new CRC32C();
        file.position(SnapshotFormat.HEAD);
        /* Not closed: that would close the file, which is its opener's. */
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                new CheckedOutputStream(Channels.newOutputStream(file), crc), SnapshotFormat.BUFFER));
        owner.write(out);
        out.writeInt(image.numbers());
        out.writeInt(image.nodes().size());
        for (Node node : image.nodes()) {
            out.writeInt(node.id());
            out.writeUTF(node.experience().value());
            out.writeInt(node.chunk());
            out.writeInt(node.vector().hashCode());
        }
        ObjectOutputStream graph = new ObjectOutputStream(out);
        graph.writeObject(image.index());
        graph.flush();
        SnapshotFormat.writeHead(file, crc);
        file.force(true);
    }
}
