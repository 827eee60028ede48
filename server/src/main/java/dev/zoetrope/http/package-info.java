/** The HTTP/1.x layer: calls, answers, routes and the server that carries them; no other package sees the library beneath. */
@NullMarked
package dev.zoetrope.http;

import org.jspecify.annotations.NullMarked;
