package io.mimodata.synthgen.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.judge.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private static Program python(String source) {
    return new Program(Optional.of(Language.PYTHON), source);
  }

  @Test
  void theLastProgramCountsAndTheOutputBehindItIsNone() {
    assertThat(
            Program.lastOf(
                """
                First:
                ```python
                print(1)
                ```
                Better:
                ~~~ py title="a.py"
                x = '''
                ```
                '''
                ~~~
                It prints:
                ```
                2
                ```
                ```text
                3
                ```
                """))
        .contains(python("x = '''\n```\n'''\n"));
  }

  @Test
  void aBlockThatSaysNothingIsAProgramWhereNoneSaysMore() {
    assertThat(Program.lastOf("```\na\n```\n```rust\nb\n```"))
        .contains(new Program(Optional.empty(), "a\n"));
    assertThat(Program.lastOf("Use `print(1)`.\n```json\n{}\n```")).isEmpty();
    assertThat(Program.lastOf("print(1)")).isEmpty();
  }

  @Test
  void aBlockMayBeIndentedOrWithoutAnEnd() {
    assertThat(
            Program.lastOf("1. So:\r\n    ```C++\r\n    int main() {\r\n      f();\r\n\r\n    }"))
        .contains(new Program(Optional.of(Language.CPP), "int main() {\n  f();\n\n}\n"));
  }
}
