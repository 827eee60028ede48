/** The handle gateway: a user by their handle, a video by its author's handle and its id. */
@NullMarked
package dev.zoetrope.handle;

import org.jspecify.annotations.NullMarked;
