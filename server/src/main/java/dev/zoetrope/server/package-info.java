/** Puts the parts together: settings, data directory, routes, start and stop. */
@NullMarked
package dev.zoetrope.server;

import org.jspecify.annotations.NullMarked;
