/** Users, videos and sounds as facts, what is observed of them, and how observations merge. */
@NullMarked
package dev.zoetrope.model;

import org.jspecify.annotations.NullMarked;
