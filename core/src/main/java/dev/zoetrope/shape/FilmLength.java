package dev.zoetrope.shape;

import dev.zoetrope.model.Video;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** How long a video is. Photos have no length, so 0 says nothing but for them. */
record FilmLength(NumberCodec codec) implements Member.Reader {
    static final FilmLength MILLISECONDS = new FilmLength(NumberCodec.MILLISECONDS.withoutZero());
    static final FilmLength SECONDS = new FilmLength(NumberCodec.DURATION.withoutZero());

    @Override
    public ValueKind kind() {
        return ValueKind.COUNT;
    }

    void write(SerializedString name, Shown video, JsonGenerator out) {
        boolean isFilm = video.facts().get(Video.PHOTOS, List.<String>of()).isEmpty();
        out.writeName(name);
        out.writeNumber(isFilm && video.facts().has(Video.DURATION) ? codec.onWire(video.facts(), Video.DURATION) : 0);
    }

    @Override
    public void read(RecordParser in, Draft draft) {
        var length = codec.read(in);
        if (length != null) {
            draft.facts.with(Video.DURATION, length);
        }
    }
}
