@NullMarked
package dev.syncline.app.web;

import org.jspecify.annotations.NullMarked;
