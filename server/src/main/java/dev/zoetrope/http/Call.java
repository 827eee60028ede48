package dev.zoetrope.http;

import io.helidon.http.HeaderNames;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One request, as its handler sees it. Confined to the thread that handles it. */
public final class Call {

    private final RequestHead head;
    private final RequestBody body;
    private final CallRecord record;
    private @Nullable Form query;
    private byte @Nullable [] bytes;

    Call(RequestHead head, RequestBody body, CallRecord record) {
        this.head = head;
        this.body = body;
        this.record = record;
    }

    /** The method, as sent; methods are case-sensitive. */
    public String method() {
        return head.line().method();
    }

    /** The path, raw: nothing decoded, merged or removed, without the query string. Each byte is one character. */
    public String path() {
        return head.line().path();
    }

    /** The query string, raw, without its {@code ?}; empty when there is none. */
    public String rawQuery() {
        return head.line().query();
    }

    /**
     * The query string's fields.
     *
     * @throws RequestRefused.FormMalformed when it cannot be decoded
     */
    public Form query() {
        if (query == null) {
            query = Form.parse(rawQuery().getBytes(StandardCharsets.ISO_8859_1));
        }
        return query;
    }

    /** The first value of a field of the query string, decoded, or null; as {@link #query()}. */
    public @Nullable String query(String name) {
        return rawQuery().isEmpty() ? null : query().first(name);
    }

    /** The first value of a header, without the blanks around it, or null. Names are not case-sensitive. */
    public @Nullable String header(String name) {
        return head.header(HeaderNames.create(name));
    }

    /** The host and port that the client meant to reach, as it wrote them; null when an HTTP/1.0 client named none. */
    public @Nullable String authority() {
        var authority = head.line().authority();
        return authority != null ? authority : head.header(HeaderNames.HOST);
    }

    /** Whether its connection comes from this machine, as a proxy's here does as well. */
    public boolean isFromThisMachine() {
        return record.isFromThisMachine();
    }

    /**
     * The whole body; the same array each time.
     *
     * @param limit the most bytes to accept
     * @throws RequestRefused.BodyTooLarge when it is longer; a body that announces its length is not read then
     * @throws RequestRefused.BodyIncomplete when it ends before its announced end
     * @throws RequestRefused.Malformed when its chunks are malformed
     * @throws ConnectionEnded when the client goes away or takes too long
     */
    public byte[] body(int limit) {
        if (bytes == null) {
            bytes = body.readAll(limit);
        }
        return bytes;
    }

    /** The body as a stream of any length; its reads throw what {@link #body} throws. In place of {@link #body}, not beside it. */
    public InputStream bodyStream() {
        return body.stream();
    }

    /** Adds {@code name=value} to this call's line in the access log. The value may hold anything but a secret. */
    public void note(String name, String value) {
        record.note(name, value);
    }
}
