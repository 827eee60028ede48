/** Where random numbers come from: secure ones for real worlds, repeatable ones for demo and test worlds. */
@NullMarked
package dev.zoetrope.chance;

import org.jspecify.annotations.NullMarked;
