/** Measures the program as its users run it: processes, files and HTTP. */
@org.jspecify.annotations.NullMarked
package dev.zoetrope.bench;
