/** What all surfaces under /v2/ share: log ids, envelopes, errors, JSON bodies, bearer tokens. */
@NullMarked
package dev.zoetrope.v2;

import org.jspecify.annotations.NullMarked;
