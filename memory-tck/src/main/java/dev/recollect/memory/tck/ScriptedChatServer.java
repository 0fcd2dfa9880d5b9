// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * An HTTP server on this machine that speaks OpenAI's chat protocol and plays back replies, good ones and broken ones, in
 * the order in which they were written. Keeps what it was asked. A connection serves one request. Safe for use by multiple
 * threads.
 */
public final class ScriptedChatServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Queue<ChatReply> script = new ArrayDeque<>();
    private final List<Received> received = new ArrayList<>();
    private final CountDownLatch abandoned = new CountDownLatch(1);
    private Optional<Function<Received, ChatReply>> always = Optional.empty();

    private ScriptedChatServer(ServerSocket listening) {
        this.listening = listening;
    }

    /**
     * A request.
     *
     * @param line method and path
     * @param headers the header lines, names in lower case
     * @param body the body
     */
    public record Received(String line, List<String> headers, String body) {
        /** Copies the list. */
        public Received {
            headers = List.copyOf(headers);
        }
    }

    /**
     * Starts a server on a free port.
     *
     * @param replies its replies, in order
     * @return the server
     */
    public static ScriptedChatServer start(ChatReply... replies) {
        try {
            var server = new ScriptedChatServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            for (ChatReply reply : replies) {
                server.then(reply);
            }
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on a free port", e);
        }
    }

    /**
     * Where it listens.
     *
     * @return the address without a path
     */
    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /**
     * Adds a reply to the script.
     *
     * @param reply the next
     * @return this
     */
    public synchronized ScriptedChatServer then(ChatReply reply) {
        script.add(reply);
        return this;
    }

    /**
     * Sets the reply to whatever comes after the script, which is status 418 unless set.
     *
     * @param reply the reply
     * @return this
     */
    public synchronized ScriptedChatServer always(ChatReply reply) {
        return answering(request -> reply);
    }

    /**
     * Says how requests are answered once the script has ended.
     *
     * @param answer makes the reply; called by one thread at a time
     * @return this
     */
    public synchronized ScriptedChatServer answering(Function<Received, ChatReply> answer) {
        always = Optional.of(answer);
        return this;
    }

    /**
     * What it was asked so far.
     *
     * @return the requests, in order
     */
    public synchronized List<Received> requests() {
        return List.copyOf(received);
    }

    /**
     * Waits until a client has closed the connection before its reply was whole.
     *
     * @param seconds at most how long
     * @return whether one has
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitAbandoned(int seconds) throws InterruptedException {
        return abandoned.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop listening", e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-chat-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                daemon(() -> serve(socket));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Optional<Received> request = read(in);
            if (request.isPresent()) {
                ChatReply reply = next(request.get());
                write(reply, request.get(), socket.getOutputStream());
                if (reply.end() == ChatReply.End.HANGING && in.read() < 0) {
                    abandoned.countDown();
                }
            }
        } catch (IOException e) {
            abandoned.countDown(); // a client that goes while we write resets the connection
        }
    }

    private synchronized ChatReply next(Received request) {
        received.add(request);
        ChatReply scripted = script.poll();
        return scripted != null
                ? scripted
                : always.map(answer -> answer.apply(request))
                        .orElseGet(() -> ChatReply.of(418, "the script has ended"));
    }

    private static Optional<Received> read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.add(name + header.substring(colon));
            if (name.equals("content-length")) {
                length = Integer.parseInt(header.substring(colon + 1).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return Optional.of(new Received(line.replace(" HTTP/1.1", ""), headers, body));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int read = in.read();
        while (read >= 0 && read != '\n') {
            if (read != '\r') {
                bytes.write(read);
            }
            read = in.read();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(ChatReply reply, Received request, OutputStream out) throws IOException {
        if (reply.status() == 0) {
            return;
        }
        boolean stream = reply.body().isEmpty() && request.body().contains("\"stream\":true");
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Scripted\r\nConnection: close\r\n");
        reply.headers().forEach(line -> head.append(line).append("\r\n"));
        if (stream) {
            head.append("Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            send(out, head.toString());
            for (String event : ChatProtocol.events(reply)) {
                int size = event.getBytes(StandardCharsets.UTF_8).length;
                send(out, Integer.toHexString(size) + "\r\n" + event + "\r\n");
            }
            send(out, reply.end() == ChatReply.End.WHOLE ? "0\r\n\r\n" : "");
        } else {
            String body = reply.body().orElseGet(() -> ChatProtocol.whole(reply));
            int size = body.getBytes(StandardCharsets.UTF_8).length;
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(size)
                    .append("\r\n\r\n");
            send(out, head + (reply.end() == ChatReply.End.WHOLE ? body : body.substring(0, body.length() / 2)));
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
