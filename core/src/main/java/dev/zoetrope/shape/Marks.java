package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.Words;
import java.util.ArrayList;
import java.util.List;

/** What is marked in a caption, as a record tells it: hashtags and mentions. The caption may come behind the marks. */
final class Marks {
    static final int MENTION = 0;
    static final int HASHTAG = 1;

    /**
     * One mark.
     *
     * @param start where it begins in the caption, in UTF-16 units
     * @param name the hashtag, or the handle of who is mentioned; empty when the caption alone tells
     */
    record Mark(long kind, long start, long end, String name) {}

    private final List<Mark> marks = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();

    void add(Mark mark) {
        marks.add(mark);
    }

    /** A hashtag that has a page of its own. */
    void addPage(String hashtag) {
        pages.add(hashtag);
    }

    /** Hashtags that have pages of their own stand for those of a caption that has no marks. */
    void addTo(Facts.Builder facts) {
        var caption = facts.get(Video.CAPTION);
        var hashtags = new ArrayList<String>();
        var mentions = new ArrayList<String>();
        for (var mark : marks) {
            if (mark.kind == HASHTAG && !mark.name.isEmpty()) {
                hashtags.add(Words.bareTag(mark.name));
            } else if (mark.kind == MENTION) {
                var handle = mark.name.isEmpty() ? handle(caption == null ? "" : caption, mark) : mark.name;
                if (!handle.isEmpty()) {
                    mentions.add(handle);
                }
            }
        }
        var told = hashtags.isEmpty() ? pages : hashtags;
        if (!told.isEmpty()) {
            facts.with(Video.HASHTAGS, told);
        }
        if (!mentions.isEmpty()) {
            facts.with(Video.MENTIONS, mentions);
        }
    }

    /** What stands behind an at sign; empty for a name that cannot be a handle. */
    private static String handle(String caption, Mark mark) {
        if (mark.start < 0 || mark.end <= mark.start || mark.end > caption.length()) {
            return "";
        }
        var text = caption.substring((int) mark.start, (int) mark.end);
        return text.matches("@[\\p{L}\\p{N}_.]+") ? text.substring(1) : "";
    }
}
