package io.mimodata.synthgen.mimo.text.jinja;

/** Text that grows within the bounds of a rendering. */
final class Output {
  private final Rendering rendering;
  private final StringBuilder text = new StringBuilder();

  Output(Rendering rendering) {
    this.rendering = rendering;
  }

  Output append(String more) {
    rendering.spend(more.length());
    text.append(more);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
