/** A disk for tests that loses power, fills up and fails, below the file system calls of the program itself. */
@NullMarked
package dev.zoetrope.powercut;

import org.jspecify.annotations.NullMarked;
