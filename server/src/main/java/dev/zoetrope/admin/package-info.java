/** Paths of our own: health, readiness, demo credentials, apps, and the work that command-line verbs hand to a running server. */
@NullMarked
package dev.zoetrope.admin;

import org.jspecify.annotations.NullMarked;
