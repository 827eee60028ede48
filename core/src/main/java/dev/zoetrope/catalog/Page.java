package dev.zoetrope.catalog;

import dev.zoetrope.model.Video;
import java.util.List;

/**
 * Some results of a search.
 *
 * @param end behind the last candidate of this page
 * @param more whether a candidate follows
 */
public record Page(List<Video> videos, Place end, boolean more) {}
