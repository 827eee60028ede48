package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Video;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * What is marked in a caption, and the hashtags' pages, as lists of objects whose members each surface spells its own way. All spellings are read alike.
 *
 * @param handle null where the caption alone tells who is mentioned
 * @param markBlanks members of a mark that nothing is known of: texts that are empty, flags that say no. Of who is mentioned the handle alone is kept.
 * @param pageBlanks such members of a hashtag's page
 */
record Hashtags(
        String start,
        String end,
        String type,
        String name,
        String id,
        @Nullable String handle,
        String pageId,
        String pageName,
        String pageText,
        List<JsonType.Part> markBlanks,
        List<JsonType.Part> pageBlanks) {
    static final Hashtags MOBILE = new Hashtags(
            "start",
            "end",
            "type",
            "hashtag_name",
            "hashtag_id",
            null,
            "cid",
            "cha_name",
            "desc",
            List.of(blank("user_id"), blank("sec_uid"), no("is_commerce")),
            List.of());
    static final Hashtags WEB = new Hashtags(
            "start",
            "end",
            "type",
            "hashtagName",
            "hashtagId",
            "userUniqueId",
            "id",
            "title",
            "desc",
            List.of(),
            List.of());
    static final Hashtags LEGACY = new Hashtags(
            "Start",
            "End",
            "Type",
            "HashtagName",
            "HashtagId",
            null,
            "challengeId",
            "challengeName",
            "text",
            List.of(blank("UserId")),
            List.of(no("isCommerce")));

    private static JsonType.Part blank(String name) {
        return new JsonType.Part(name, JsonType.TEXT, "Always empty");
    }

    private static JsonType.Part no(String name) {
        return new JsonType.Part(name, JsonType.FLAG, "Always false");
    }

    JsonType marksType() {
        var members = new ArrayList<>(List.of(
                new JsonType.Part(start, JsonType.INT32, "Where it begins in the caption, in UTF-16 units"),
                new JsonType.Part(end, JsonType.INT32, "Where it ends"),
                new JsonType.Part(type, JsonType.INT32, "0 for a mention, 1 for a hashtag"),
                new JsonType.Part(name, JsonType.TEXT, "The hashtag, without the number sign"),
                new JsonType.Part(id, JsonType.TEXT, "The hashtag's id")));
        if (handle != null) {
            members.add(new JsonType.Part(handle, JsonType.TEXT, "The handle of who is mentioned"));
        }
        members.addAll(markBlanks);
        return new JsonType.ListOf(new JsonType.ObjectOf(List.copyOf(members)));
    }

    JsonType pagesType() {
        var members = new ArrayList<>(List.of(
                new JsonType.Part(pageId, JsonType.TEXT, "The hashtag's id"),
                new JsonType.Part(pageName, JsonType.TEXT, "The hashtag, without the number sign"),
                new JsonType.Part(pageText, JsonType.TEXT, "What its page says")));
        members.addAll(pageBlanks);
        return new JsonType.ListOf(new JsonType.ObjectOf(List.copyOf(members)));
    }

    void writeMarks(SerializedString wireName, Shown video, JsonGenerator out) {
        var facts = video.facts();
        var tags = facts.get(Video.HASHTAGS, List.<String>of());
        var mentions = facts.get(Video.MENTIONS, List.<String>of());
        out.writeName(wireName);
        out.writeStartArray();
        if (!tags.isEmpty() || !mentions.isEmpty()) {
            var caption = facts.get(Video.CAPTION, "").toLowerCase(Locale.ROOT);
            int from = 0;
            for (var tag : tags) {
                from = write(new Marks.Mark(Marks.HASHTAG, 0, 0, tag), '#', id(facts, tag), caption, from, out);
            }
            from = 0;
            for (var mention : mentions) {
                from = write(new Marks.Mark(Marks.MENTION, 0, 0, mention), '@', "", caption, from, out);
            }
        }
        out.writeEndArray();
    }

    /** Writes a mark with its place, which is looked for behind the one before; one that is not found has none. */
    private int write(Marks.Mark mark, char sign, String tagId, String caption, int from, JsonGenerator out) {
        int at = caption.indexOf(sign + mark.name().toLowerCase(Locale.ROOT), from);
        int behind = at < 0 ? 0 : at + 1 + mark.name().length();
        boolean isTag = mark.kind() == Marks.HASHTAG;
        out.writeStartObject();
        out.writeNumberProperty(start, Math.max(at, 0));
        out.writeNumberProperty(end, behind);
        out.writeNumberProperty(type, mark.kind());
        out.writeStringProperty(name, isTag ? mark.name() : "");
        out.writeStringProperty(id, tagId);
        if (handle != null) {
            out.writeStringProperty(handle, isTag ? "" : mark.name());
        }
        write(markBlanks, out);
        out.writeEndObject();
        return at < 0 ? from : behind;
    }

    private static void write(List<JsonType.Part> blanks, JsonGenerator out) {
        for (var blank : blanks) {
            if (blank.type().equals(JsonType.FLAG)) {
                out.writeBooleanProperty(blank.name(), false);
            } else {
                out.writeStringProperty(blank.name(), "");
            }
        }
    }

    private static String id(Facts facts, String tag) {
        for (var info : facts.get(Video.HASHTAG_INFO, List.<Video.Hashtag>of())) {
            if (info.id() != 0 && info.name().equalsIgnoreCase(tag)) {
                return Long.toString(info.id());
            }
        }
        return "";
    }

    void writePages(SerializedString wireName, Shown video, JsonGenerator out) {
        out.writeName(wireName);
        out.writeStartArray();
        for (var info : video.facts().get(Video.HASHTAG_INFO, List.<Video.Hashtag>of())) {
            out.writeStartObject();
            out.writeStringProperty(pageId, Long.toString(info.id()));
            out.writeStringProperty(pageName, info.name());
            out.writeStringProperty(pageText, info.description());
            write(pageBlanks, out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** As {@link #writePages}, with null for an empty list. */
    void writePagesOrNull(SerializedString wireName, Shown video, JsonGenerator out) {
        if (video.facts().get(Video.HASHTAG_INFO, List.<Video.Hashtag>of()).isEmpty()) {
            out.writeName(wireName);
            out.writeNull();
        } else {
            writePages(wireName, video, out);
        }
    }

    static final Member.Reader MARKS = Table.reader(
            ValueKind.OBJECTS, (in, draft) -> in.list(Hashtags::mark).forEach(draft.marks()::add));

    static final Member.Reader PAGES = Table.reader(ValueKind.OBJECTS, (in, draft) -> {
        var pages = in.list(Hashtags::page);
        if (!pages.isEmpty()) {
            draft.facts.with(Video.HASHTAG_INFO, pages);
            pages.stream()
                    .map(Video.Hashtag::name)
                    .filter(tag -> !tag.isEmpty())
                    .forEach(draft.marks()::addPage);
        }
    });

    private static Marks.Mark mark(RecordParser in) {
        long kind = -1;
        long start = 0;
        long end = 0;
        var tag = "";
        var handle = "";
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "start", "Start" -> start = in.whole();
                case "end", "End" -> end = in.whole();
                case "type", "Type" -> kind = in.whole();
                case "hashtag_name", "hashtagName", "HashtagName" -> tag = in.text();
                case "userUniqueId" -> handle = in.text();
                default -> in.skip();
            }
        }
        return new Marks.Mark(kind, start, end, kind == Marks.MENTION ? handle : tag);
    }

    private static Video.Hashtag page(RecordParser in) {
        Long id = null;
        var tag = "";
        var text = "";
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "cid", "id", "challengeId" -> id = NumberCodec.ID.read(in);
                case "cha_name", "title", "challengeName" -> tag = in.text();
                case "desc", "text" -> text = in.text();
                default -> in.skip();
            }
        }
        return new Video.Hashtag(id == null ? 0 : id, tag, text);
    }
}
