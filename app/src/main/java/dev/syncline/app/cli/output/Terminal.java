package dev.syncline.app.cli.output;

import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.ProgressLine;
import dev.syncline.app.cli.Words;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.core.run.Complaint;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The output of one command.
public final class Terminal implements Output {
  private final Surroundings around;
  private final CommonOptions options;
  private final Words words;
  private final Tint tint;

  public Terminal(Surroundings around, CommonOptions options) {
    this.around = around;
    this.options = options;
    this.tint = around.isColourful() && !options.noColor() ? Tint.COLOURS : Tint.PLAIN;
    this.words = new Printed(around.out(), tint, around.columns());
  }

  @Override
  public boolean isJson() {
    return options.json();
  }

  @Override
  public void result(Supplier<?> document, Consumer<Words> people) {
    if (options.json()) {
      print(Json.pretty(document.get()));
    } else {
      say(people);
    }
  }

  @Override
  public void next(Supplier<?> document, Consumer<Words> people) {
    if (options.json()) {
      print(Json.line(document.get()));
    } else {
      say(people);
    }
  }

  private void say(Consumer<Words> people) {
    synchronized (this) {
      people.accept(words);
      around.out().flush();
    }
  }

  private void print(String line) {
    synchronized (this) {
      around.out().print(line + "\n");
      around.out().flush();
    }
  }

  @Override
  public void note(String text) {
    if (!options.json() && !options.quiet()) {
      print(Printed.harmless(text));
    }
  }

  @Override
  public void warn(String text) {
    if (!options.json()) {
      complainLine(tint.of(Words.Tone.WARNING, "warning:") + " " + Printed.harmless(text, "  "));
    }
  }

  @Override
  public void complain(Complaint complaint) {
    if (options.json()) {
      print(Json.pretty(Json.error(complaint)));
      return;
    }
    complainLine(tint.of(Words.Tone.BAD, "error:") + " " + Printed.harmless(complaint.what()));
    complainLine("  why:  " + Printed.harmless(complaint.why(), "        "));
    complainLine("  next: " + Printed.harmless(complaint.next()));
    complainLine("  code: " + complaint.code());
  }

  private void complainLine(String line) {
    synchronized (this) {
      around.err().print(line + "\n");
      around.err().flush();
    }
  }

  @Override
  public ProgressLine progress(String what) {
    if (options.json() || options.quiet()) {
      return ProgressLine.SILENT;
    }
    return new Bar(what, around, options.verbose());
  }
}
