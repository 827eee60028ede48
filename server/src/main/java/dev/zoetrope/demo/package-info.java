/** A made-up world of users, sounds and videos, the same on every machine. */
@NullMarked
package dev.zoetrope.demo;

import org.jspecify.annotations.NullMarked;
