/// One contract for each port: abstract test classes that an adapter's tests and its fake's extend.
@NullMarked
package dev.syncline.testkit.contract;

import org.jspecify.annotations.NullMarked;
