package dev.zoetrope.exports;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.Selection;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonParser;

/**
 * How one kind of record is exported as the Research API shows it.
 *
 * @param kind what the records are, for messages
 * @param fields all that may be known of one
 * @param reader what an import takes a row for
 */
record ResearchForm<R>(
        String kind,
        Selection<R> row,
        List<Field<?>> fields,
        Function<R, Facts> facts,
        Function<JsonParser, ? extends Observation> reader) {
    private static final Stamp ANY = new Stamp(0, Source.RESEARCH);

    static final ResearchForm<Video> VIDEOS = new ResearchForm<>(
            "videos", ResearchShape.VIDEO_ROW, Video.FIELDS, Video::facts, in -> ResearchShape.readVideo(in, ANY));

    static final ResearchForm<User> USERS = new ResearchForm<>(
            "users", ResearchShape.USER_ROW, User.FIELDS, User::facts, in -> ResearchShape.readUser(in, null, ANY));
}
