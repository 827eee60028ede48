package dev.zoetrope.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** What a call is answered with. Content-Length, Transfer-Encoding, Connection and Date are the server's to add. */
public sealed interface Answer {

    /** The status of {@link #empty}: such an answer has no body, and so no length. */
    int NO_CONTENT = 204;

    /** The HTTP status, 200 to 599 but not 304. */
    int status();

    /** The headers, Content-Type among them, in the order they are sent. */
    List<Header> headers();

    /** This answer with one header more. */
    Answer with(String name, String value);

    /** An answer whose body is all of {@code bytes}; the array is sent without a copy, so it must not change until it is sent. */
    static Whole of(int status, String contentType, byte[] bytes) {
        return of(status, contentType, bytes, 0, bytes.length);
    }

    /** An answer whose body is a part of {@code bytes}, sent without a copy. */
    static Whole of(int status, String contentType, byte[] bytes, int offset, int length) {
        return new Whole(status, List.of(new Header("Content-Type", contentType)), bytes, offset, length);
    }

    /** An answer in plain text, UTF-8. */
    static Whole text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer without content, status 204. */
    static Whole empty() {
        return new Whole(NO_CONTENT, List.of(), new byte[0], 0, 0);
    }

    /** An answer whose length is not known when it begins. */
    static Streamed stream(int status, String contentType, Body body) {
        return new Streamed(status, List.of(new Header("Content-Type", contentType)), body);
    }

    /** Writes the body of a streamed answer. */
    @FunctionalInterface
    interface Body {

        /**
         * Writes the whole body, on the thread of the call and after the head was sent; {@code flush} sends what is there.
         * What it throws cuts the answer off, so that the client can tell it from a complete one.
         *
         * @param out throws {@link IOException} when the client is gone
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** An answer that is in memory. Its equality means nothing: answers are sent, not compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(int status, List<Header> headers, byte[] bytes, int offset, int length) implements Answer {

        /** Checks the status and the range. */
        public Whole {
            if (status != NO_CONTENT || length > 0) {
                checkStatus(status);
            }
            Objects.checkFromIndexSize(offset, length, bytes.length);
        }

        @Override
        public Whole with(String name, String value) {
            return new Whole(status, append(headers, name, value), bytes, offset, length);
        }
    }

    /** An answer written piece by piece. */
    record Streamed(int status, List<Header> headers, Body body) implements Answer {

        /** Checks the status. */
        public Streamed {
            checkStatus(status);
        }

        @Override
        public Streamed with(String name, String value) {
            return new Streamed(status, append(headers, name, value), body);
        }
    }

    private static void checkStatus(int status) {
        if (status < 200 || status > 599 || status == NO_CONTENT || status == 304) {
            throw new IllegalArgumentException("Not the status of an answer with a body: " + status);
        }
    }

    private static List<Header> append(List<Header> headers, String name, String value) {
        var all = new ArrayList<Header>(headers.size() + 1);
        all.addAll(headers);
        all.add(new Header(name, value));
        return Collections.unmodifiableList(all);
    }
}
