package dev.zoetrope.bench;

import dev.zoetrope.demo.DemoWorld;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.Selection;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The demo world as NDJSON of the Research API: a file of videos and one of users. Written once for each size. */
final class WorldFile {
    /** Who posts one of so many videos. */
    static final String BUSY = "the.newsroom";

    static final int BUSY_ONCE_IN = 10;

    /** After the world's end, so that it wins over who posted the video there. */
    private static final Stamp LATER = new Stamp(DemoWorld.END.toEpochMilli() + 1, Source.OWNER);

    private static final Facts BUSY_AUTHOR =
            Facts.at(LATER).with(Video.HANDLE, BUSY).build();
    private static final long SEED = DemoWorld.DEFAULT_SEED;
    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final int videos;

    WorldFile(Path folder, int videos) {
        this.folder = folder;
        this.videos = videos;
    }

    Path videos() {
        return folder.resolve("videos-" + videos + ".ndjson");
    }

    Path users() {
        return folder.resolve("users-" + videos + ".ndjson");
    }

    void write() throws IOException {
        if (Files.exists(videos())) {
            return;
        }
        Files.createDirectories(folder);
        var part = folder.resolve("videos.part");
        try (var videosOut = new Rows<>(part, ResearchShape.VIDEO.select(videoMembers()));
                var usersOut = new Rows<>(users(), ResearchShape.USER.select(ResearchShape.USER.names()))) {
            long written = 0;
            for (Iterator<List<Observation>> batches = world().observations().iterator(); batches.hasNext(); ) {
                for (var observation : batches.next()) {
                    switch (observation) {
                        case Observation.OfVideo video -> videosOut.write(video(video, written++));
                        case Observation.OfUser user -> usersOut.write(user(user));
                        case Observation other -> {
                            // Research data has no rows of sounds.
                        }
                    }
                }
            }
        }
        Files.move(part, videos(), StandardCopyOption.ATOMIC_MOVE);
    }

    private DemoWorld world() {
        return new DemoWorld(videos, SEED);
    }

    private static User user(Observation.OfUser user) {
        var handle = Objects.requireNonNull(user.who().handle(), "everybody in the world has a handle");
        return new User(1, handle.handle(), user.facts());
    }

    private static Video video(Observation.OfVideo video, long ordinal) {
        var facts = ordinal % BUSY_ONCE_IN == 0 ? video.facts().merge(BUSY_AUTHOR) : video.facts();
        return new Video(video.id(), 1, 1, facts);
    }

    /** Each count under one of its spellings. */
    private static List<String> videoMembers() {
        return ResearchShape.VIDEO.names().stream()
                .filter(name -> !name.equals("favourites_count"))
                .toList();
    }

    private static final class Rows<T> implements AutoCloseable {
        private static final JsonFactory FACTORY = new JsonFactory();

        private final Selection<T> members;
        private final OutputStream bytes;
        private final JsonGenerator out;

        Rows(Path file, Selection<T> members) throws IOException {
            this.members = members;
            bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
            out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8);
        }

        void write(T row) {
            members.write(row, out);
            out.writeRaw('\n');
        }

        @Override
        public void close() throws IOException {
            out.close();
            bytes.close();
        }
    }
}
