/**
 * Clients of the real APIs, each usable alone. Answers are read by the same shapes that the server answers in.
 *
 * <p>A {@link dev.zoetrope.upstream.JsonClient} is shared by all. Each client has typed methods, which say what they cost, and is an {@link dev.zoetrope.upstream.Upstream}
 * as well. Whatever goes wrong is an {@link dev.zoetrope.upstream.UpstreamFailed}.
 */
@NullMarked
package dev.zoetrope.upstream;

import org.jspecify.annotations.NullMarked;
