/** What is known of the real service's login and Display API, each thing held to a running server. */
@NullMarked
package dev.zoetrope.contract;

import org.jspecify.annotations.NullMarked;
