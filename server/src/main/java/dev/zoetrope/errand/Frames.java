package dev.zoetrope.errand;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An order and its reply as bytes, for those who take them to another process. A frame is a letter, a length and that many bytes; texts are UTF-8, each
 * behind its length. An order is one frame of parameters, then its input; a reply is frames of events and of data, and one that says how it ended.
 *
 * <p>Both ends are the same program's, and neither trusts the other with a length beyond {@link #LARGEST}.
 */
public final class Frames implements Reply {
    /** A frame has at most so many bytes: parameters, a query among them, and each piece of data. */
    public static final int LARGEST = 4 << 20;

    private static final char PARAMETERS = 'p';
    private static final char EVENT = 'e';
    private static final char DATA = 'd';
    private static final char END = 'z';
    private static final char FAILED = 'f';

    private final DataOutputStream out;

    public Frames(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    @Override
    public void tell(Event event) throws IOException {
        var texts = new ArrayList<String>();
        texts.add(event.name());
        event.members().forEach((member, value) -> texts.addAll(List.of(member, value)));
        frame(out, EVENT, packed(texts));
        out.flush();
    }

    @Override
    public void data(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count; done += LARGEST) {
            frame(out, DATA, bytes, offset + done, Math.min(LARGEST, count - done));
        }
    }

    /** Ends the reply of an errand that was done. */
    public void end() throws IOException {
        frame(out, END, new byte[0]);
        out.flush();
    }

    /** Ends the reply of an errand that could not be done. */
    public void fail(String message) throws IOException {
        frame(out, FAILED, message.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /**
     * Hands on a whole reply.
     *
     * @throws ErrandFailed when the errand could not be done
     * @throws EOFException when the reply breaks off
     */
    public static void read(InputStream from, Reply reply) throws IOException {
        var in = new DataInputStream(from);
        while (true) {
            char kind = (char) in.readUnsignedByte();
            var bytes = frame(in);
            switch (kind) {
                case EVENT -> {
                    var texts = unpacked(bytes);
                    var members = new LinkedHashMap<String, String>();
                    for (int i = 1; i + 1 < texts.size(); i += 2) {
                        members.put(texts.get(i), texts.get(i + 1));
                    }
                    reply.tell(new Event(texts.getFirst(), members));
                }
                case DATA -> reply.data(bytes, 0, bytes.length);
                case END -> {
                    return;
                }
                case FAILED -> throw new ErrandFailed(new String(bytes, StandardCharsets.UTF_8));
                default -> throw new IOException("the reply is none of Zoetrope's");
            }
        }
    }

    /**
     * The bytes of an order.
     *
     * @throws InvalidErrand when its parameters are more than a frame holds
     */
    public static InputStream write(Order order) {
        var texts = new ArrayList<String>();
        for (Map.Entry<String, List<String>> parameter : order.parameters().entrySet()) {
            parameter.getValue().forEach(value -> texts.addAll(List.of(parameter.getKey(), value)));
        }
        var bytes = new ByteArrayOutputStream();
        try {
            var parameters = packed(texts);
            if (parameters.length > LARGEST) {
                throw new InvalidErrand("the parameters are longer than " + (LARGEST >> 20) + " MB");
            }
            frame(new DataOutputStream(bytes), PARAMETERS, parameters);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return new SequenceInputStream(new ByteArrayInputStream(bytes.toByteArray()), order.input());
    }

    /**
     * Reads an order, whose input is what follows in the stream.
     *
     * @throws InvalidErrand when it is none
     */
    public static Order read(InputStream from) throws IOException {
        var in = new DataInputStream(from);
        try {
            if (in.readUnsignedByte() != PARAMETERS) {
                throw new InvalidErrand("the body is no errand");
            }
            var texts = unpacked(frame(in));
            var parameters = new LinkedHashMap<String, List<String>>();
            for (int i = 0; i + 1 < texts.size(); i += 2) {
                parameters.computeIfAbsent(texts.get(i), _ -> new ArrayList<>()).add(texts.get(i + 1));
            }
            return new Order(parameters, from);
        } catch (EOFException _) {
            throw new InvalidErrand("the body is no errand");
        }
    }

    private static void frame(DataOutputStream out, char kind, byte[] bytes) throws IOException {
        frame(out, kind, bytes, 0, bytes.length);
    }

    private static void frame(DataOutputStream out, char kind, byte[] bytes, int offset, int count) throws IOException {
        out.writeByte(kind);
        out.writeInt(count);
        out.write(bytes, offset, count);
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > LARGEST) {
            throw new InvalidErrand("a frame is longer than " + (LARGEST >> 20) + " MB");
        }
        var bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    private static byte[] packed(List<String> texts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (var text : texts) {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
        return bytes.toByteArray();
    }

    private static List<String> unpacked(byte[] packed) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(packed));
        var texts = new ArrayList<String>();
        while (in.available() > 0) {
            texts.add(new String(frame(in), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
