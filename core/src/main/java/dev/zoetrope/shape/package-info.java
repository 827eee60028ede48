/** The wire shapes: how users and videos are named and written by each of the APIs, in both directions. */
@NullMarked
package dev.zoetrope.shape;

import org.jspecify.annotations.NullMarked;
