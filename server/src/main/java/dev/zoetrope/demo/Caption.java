package dev.zoetrope.demo;

import java.util.List;

/**
 * What stands under a video.
 *
 * @param hashtags as the Research API tells them: in lower case, each once
 * @param mentions handles
 */
record Caption(String text, List<String> hashtags, List<String> mentions) {}
