@NullMarked
package dev.syncline.app.work.doctor;

import org.jspecify.annotations.NullMarked;
