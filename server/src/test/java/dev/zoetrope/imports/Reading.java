package dev.zoetrope.imports;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Overlay;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An importer into an empty catalog, and what it has told. */
final class Reading implements Importer.Report {
    /** When the files were written. */
    static final Instant WRITTEN = Instant.parse("2024-01-01T00:00:00Z");

    final Catalog catalog;
    final List<String> rejections = new ArrayList<>();
    /** What the files were taken for. */
    final List<String> forms = new ArrayList<>();

    final List<Importer.Totals> saved = new ArrayList<>();

    Reading(Catalog catalog) {
        this.catalog = catalog;
    }

    Reading() {
        this(Overlay.overNothing());
    }

    Importer.Totals read(String text) throws IOException {
        return read(bytes(text), null);
    }

    Importer.Totals read(byte[] bytes, @Nullable Instant observed) throws IOException {
        return read(new ByteArrayInputStream(bytes), observed);
    }

    Importer.Totals read(InputStream in, @Nullable Instant observed) throws IOException {
        return new Importer(catalog, Importer.Choices.USUAL, this, WRITTEN)
                .read(new Importer.Source("file", null, observed, WRITTEN), in);
    }

    Video video(long id) {
        return Objects.requireNonNull(catalog.video(id), () -> "video " + id);
    }

    User user(String handle) {
        return catalog.user(new Identity.Handle(handle)).orElseThrow();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        return gzip(out -> out.write(bytes));
    }

    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    static byte[] gzip(Content content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed, 1 << 16)) {
            content.writeTo(out);
        }
        return packed.toByteArray();
    }

    @Override
    public void rejected(Importer.Rejection rejection, byte[] raw, boolean again) {
        rejections.add(rejection.toString());
    }

    @Override
    public void begun(String form, String header, Importer.Totals before) {
        forms.add(form);
    }

    @Override
    public void saved(Importer.Totals totals) {
        saved.add(totals);
    }
}
