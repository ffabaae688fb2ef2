/// What the commands really do. Each package inside does one kind of them over a
/// [dev.syncline.app.wiring.Households]: the doing in one class, what people and programs see of it
/// in another. Arguments are read in `cli`, parts are wired in `wiring`.
@NullMarked
package dev.syncline.app.work;

import org.jspecify.annotations.NullMarked;
