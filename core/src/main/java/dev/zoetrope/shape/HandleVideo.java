package dev.zoetrope.shape;

import dev.zoetrope.model.Video;
import org.jspecify.annotations.Nullable;

/**
 * A video with its author and sound, for an answer of a handle gateway.
 *
 * @param author null when unknown
 * @param sound null when unknown
 */
public record HandleVideo(Video video, @Nullable HandleUser author, @Nullable HandleSound sound) {}
