/** Clients of the real APIs, each usable alone. Answers are read by the same shapes that the server answers in. */
@NullMarked
package dev.zoetrope.upstream;

import org.jspecify.annotations.NullMarked;
