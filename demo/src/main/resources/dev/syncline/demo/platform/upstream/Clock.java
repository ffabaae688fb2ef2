import java.io.IOException;
import java.time.LocalTime;

/// Tells the time.
public final class Clock {
  static final int HEALTH = 200;

  public static void main(String[] arguments) throws IOException {
    Service.run(arguments, HEALTH, () -> "It is " + LocalTime.now());
  }
}
