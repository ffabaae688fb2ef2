@NullMarked
package dev.syncline.app.work.begin;

import org.jspecify.annotations.NullMarked;
