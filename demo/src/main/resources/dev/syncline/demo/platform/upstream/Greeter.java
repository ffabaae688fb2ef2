import java.io.IOException;

/// Greets whoever asks.
public final class Greeter {
  static final int HEALTH = 200;

  public static void main(String[] arguments) throws IOException {
    Service.run(arguments, HEALTH, () -> "Hello from greeter");
  }
}
