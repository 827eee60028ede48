package dev.zoetrope.login;

/** A page after which there is nothing left to do here. */
record Ending(String title, String text) {}
