/// Durable files, whole trees, digests and the artifact store. Every rename, fsync and delete that
/// must survive a power cut goes through here.
@NullMarked
package dev.syncline.shared.files;

import org.jspecify.annotations.NullMarked;
