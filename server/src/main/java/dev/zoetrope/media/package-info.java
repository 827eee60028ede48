/** Pictures of people and videos that are made up: signed links to them, and the pictures behind the links. */
@NullMarked
package dev.zoetrope.media;

import org.jspecify.annotations.NullMarked;
