/** Apps, their client tokens, their searches and their use, kept in SQLite or PostgreSQL. */
@NullMarked
package dev.zoetrope.accounts;

import org.jspecify.annotations.NullMarked;
