/// The first configuration of a project, written by what stands in the project already. From files
/// to [Found] by the readers, from there to a [Draft] and its text without touching anything.
@NullMarked
package dev.syncline.app.work.begin;

import org.jspecify.annotations.NullMarked;
