/** Where people log in to apps: the authorize page, and the page of the apps they are connected with. */
@NullMarked
package dev.zoetrope.login;

import org.jspecify.annotations.NullMarked;
