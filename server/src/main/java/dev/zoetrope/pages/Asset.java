package dev.zoetrope.pages;

import dev.zoetrope.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** A file that pages refer to, by an address that changes with its contents, so that browsers may keep it for ever. */
public final class Asset {
    /** Beside the authorize page, and so by whatever host name that is reached. */
    private static final String FOLDER = "/v2/auth/pages/";

    private static final int VERSION_DIGITS = 12;

    public static final Asset STYLE = new Asset("style.css", "text/css; charset=utf-8");

    public static final Asset ICON = new Asset("icon.svg", "image/svg+xml");
    /** Finds people while somebody types. */
    public static final Asset SEARCH = new Asset("search.js", "text/javascript; charset=utf-8");

    /** Every one there is. */
    public static final List<Asset> ALL = List.of(STYLE, ICON, SEARCH);

    private final String path;
    private final String contentType;
    private final byte[] bytes;
    private final String version;

    private Asset(String file, String contentType) {
        this.path = FOLDER + file;
        this.contentType = contentType;
        this.bytes = read(file);
        this.version = HexFormat.of().formatHex(sha256(bytes)).substring(0, VERSION_DIGITS);
    }

    /** Where it is served. */
    public String path() {
        return path;
    }

    /** How pages refer to it. */
    public String link() {
        return path + "?v=" + version;
    }

    public Answer answer() {
        return Answer.of(200, contentType, bytes)
                .with("Cache-Control", "public, max-age=31536000, immutable")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static byte[] read(String file) {
        try (var in = Objects.requireNonNull(Asset.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
