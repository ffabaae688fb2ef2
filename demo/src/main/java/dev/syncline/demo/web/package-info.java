/// A small honest HTTP server for tests and demos, with the moods that real ones have.
@NullMarked
package dev.syncline.demo.web;

import org.jspecify.annotations.NullMarked;
