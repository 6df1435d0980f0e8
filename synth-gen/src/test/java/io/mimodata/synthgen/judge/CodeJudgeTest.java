package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mimodata.testing.Sandboxes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs in real sandboxes, where the machine has what they need. */
final class CodeJudgeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Limits LIMITS = new Limits(1, 2, 128, 256, 16);
  private static final String READ = "a, b = map(int, input().split())\nimport os, time\n";
  private static final List<String> NOTES = new ArrayList<>();

  private static CodeJudge judge;

  @BeforeAll
  static void open() throws Exception {
    Sandboxes.assumeAllowed();
    judge = CodeJudge.open(JudgeSettings.defaults().withParallel(2), NOTES::add);
  }

  @AfterAll
  static void close() {
    if (judge != null) {
      judge.close();
    }
  }

  @Test
  void givesEachTestItsResultAndTheSubmissionTheFirstThatFailed() {
    Judgement judgement =
        python(
            "a = int(input())\nprint(a if a != 3 else 0)\nif a == 4: raise ValueError('four')",
            io("1", "1"),
            io("3", "3"),
            io("2", "2 \r\n\n"),
            io("4", "4"));
    assertThat(judgement.tests())
        .extracting(TestResult::verdict)
        .containsExactly(Verdict.AC, Verdict.WA, Verdict.AC, Verdict.RE);
    assertThat(judgement.verdict()).isEqualTo(Verdict.WA);
    assertThat(judgement.detail()).isEqualTo("line 1 is \"0\", expected \"3\"");
    assertThat(judgement.tests().get(3).detail()).contains("line 3", "ValueError: four");
    assertThat(judgement.tests().get(0).usage())
        .hasValueSatisfying(usage -> assertThat(usage.cpuMillis()).isPositive());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RE  | os.abort()",
        "RE  | os._exit(3)",
        "WA  | os._exit(0)",
        "RE  | import ctypes; ctypes.string_at(0)",
        "AC  | import atexit; atexit.register(print, a + b)",
        "AC  | out = open(1, 'w'); out.write(str(a + b)); exit()",
        "TLE | print(a + b); time.sleep(9)",
        "TLE | any(x for x in iter(int, 1))",
        "OLE | [os.write(1, b'x' * 65536) for i in range(99)]",
        "WA  | os.write(2, b'x' * 500000)",
        "RE  | f = open('/tmp/x', 'wb'); [f.write(b'x' * (1 << 20)) for i in range(99)]",
        "RE  | open('/etc/shadow').read(); print(a + b)",
      })
  void tellsWhyAPythonProgramFailed(Verdict verdict, String body) {
    Judgement judgement = python(READ + body, io("3 4", "7"));
    assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(verdict);
  }

  @Test
  void countsTheMemoryOfAllProcessesTogether() {
    String children =
        """
        for i in range(4):
            if os.fork() == 0:
                held = bytearray(60 << 20)
                for place in range(0, len(held), 4096): held[place] = 1
                time.sleep(1)
                os._exit(0)
        for i in range(4): os.wait()
        print(a + b)
        """;
    assertThat(python(READ + children, io("3 4", "7")).verdict()).isEqualTo(Verdict.MLE);
  }

  @Test
  void survivesAForkBombAndJudgesTheNextTest() {
    String bomb =
        READ
            + """
            while a:
                try: os.fork()
                except OSError: pass
            print(a + b)
            """;
    assertThat(python(bomb, io("1 0", ""), io("0 7", "7")).tests())
        .extracting(TestResult::verdict)
        .containsExactly(Verdict.TLE, Verdict.AC);
  }

  @Test
  void leavesNothingOfATestToTheNext() {
    String daemon =
        READ
            + """
            others = [name for name in os.listdir('/proc') if name.isdigit() and int(name) != os.getpid()]
            print(a + b if not os.listdir('/tmp') and not others else -1, flush=True)
            if os.fork() == 0:
                os.setsid()
                open('/tmp/left', 'w').write('x')
                time.sleep(99)
            """;
    Judgement judgement = python(daemon, io("3 4", "7"), io("1 1", "2"), io("0 1", "1"));
    assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.AC);
  }

  @Test
  void countsTheTimeOfChildrenThatNobodyWaitsFor() {
    assumeTrue(ControlGroups.find().isPresent(), "this machine lets nobody make control groups");
    String children =
        """
        import signal
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        for i in range(3):
            if os.fork() == 0:
                while time.process_time() < 0.6: pass
                os._exit(0)
        time.sleep(1.5)
        while os.path.exists('/proc/%d' % (os.getpid() + 3)): time.sleep(0.01)
        print(a + b)
        """;
    Submission submission =
        new Submission(
            Language.PYTHON,
            READ + children,
            List.of(io("3 4", "7"), io("1 1", "2")),
            new Limits(1, 20, 128, 256, 16));
    Judgement judgement = judge.judge(submission);
    assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.TLE);
    assertThat(judgement.tests().get(0).usage().orElseThrow().cpuMillis()).isGreaterThan(1_500);
  }

  /** As on machines where control groups can't be made. */
  private static Judgement withoutControlGroup(String source) throws SandboxException {
    Submission submission =
        new Submission(Language.PYTHON, READ + source, List.of(io("3 4", "7")), LIMITS);
    ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    try (Sandbox sandbox =
        Sandbox.open(
            SandboxCommand.of(Isolation.SANDBOX), Language.PYTHON, Optional.empty(), watchdog)) {
      return new Trial(
              sandbox,
              Optional.empty(),
              submission,
              Toolchain.of(submission),
              JudgeSettings.defaults())
          .run(new ArrayList<>());
    } finally {
      watchdog.shutdownNow();
    }
  }

  @Test
  void withoutControlGroupsNoMemoryIsHadThatBelongsToNoProcess() throws SandboxException {
    assertThat(withoutControlGroup("print(a + b)").verdict()).isEqualTo(Verdict.AC);
    assertThat(withoutControlGroup("os.memfd_create('held')\nprint(a + b)").detail())
        .contains("PermissionError");
    assertThat(
            withoutControlGroup(
                    "import ctypes\nprint(ctypes.CDLL(None).shmget(0, 1 << 28, 0o1600))")
                .detail())
        .isEqualTo("line 1 is \"-1\", expected \"7\"");
    assertThat(
            withoutControlGroup(
                    "held = bytearray(400 << 20)\nheld[::4096] = bytes(len(held) // 4096)\ntime.sleep(1)")
                .verdict())
        .isEqualTo(Verdict.MLE);
  }

  @Test
  void keepsTheResultsOutOfReach() {
    String forger =
        READ
            + """
            import struct, gc, ctypes
            end = b'{"status":0,"killed":null,"cpu_ms":1,"wall_ms":1,"resident_kb":1}'
            for place in range(1, 256):
                try: os.write(place, b'O\\0\\0\\0\\0017E\\0\\0\\0\\0T' + struct.pack('!I', len(end)) + end)
                except OSError: pass
            for thing in gc.get_objects():
                if type(thing).__name__ == 'Control':
                    try: thing.answer(b'O', b'7')
                    except OSError: pass
            os._exit(0)
            """;
    assertThat(python(forger, io("3 4", "7"), io("3 4", "7")).tests())
        .extracting(TestResult::verdict)
        .containsExactly(Verdict.WA, Verdict.WA);
  }

  @Test
  void keepsTheDriverOutOfReach() {
    String attacker =
        READ
            + """
            import ctypes
            call = ctypes.CDLL(None).syscall
            limits = (ctypes.c_ulong * 2)(1, 1)
            reached = [call(302, 1, which, limits, 0) for which in (0, 7)]  # prlimit
            reached.append(call(101, 16, 1, 0, 0))  # ptrace
            reached.append(call(272, 0x10000000))  # unshare
            for signal in range(1, 32):
                try: os.kill(1, signal)
                except OSError: pass
            print(a + b if os.getuid() and not os.path.exists('/proc/1/mem') and set(reached) == {-1} else reached)
            """;
    Judgement judgement = python(attacker, io("3 4", "7"), io("1 1", "2"));
    assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.AC);
  }

  @Test
  void reachesNoNetworkAndWritesNothingOutside() throws IOException {
    try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String prober =
          READ
              + """
              import socket
              done = []
              for folder in ('/', '/usr', '/etc', '/var/tmp', '/root', '/home', '/dev', '/box', '/jail', '/jail/box', '/jail/tmp'):
                  try: open(folder + '/mimo_judge_probe', 'w'); done.append(folder)
                  except OSError: pass
              for family in (16, 17, 38, 40):
                  try: socket.socket(family); done.append(family)
                  except OSError: pass
              try: socket.create_connection(('127.0.0.1', %d), 1); done.append('net')
              except OSError: pass
              print(done or a + b)
              """
                  .formatted(host.getLocalPort());
      Judgement judgement = python(prober, io("3 4", "7"));
      assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.AC);
    }
    assertThat(Path.of("/var/tmp/mimo_judge_probe")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AC | def f(x, y): print('noise'); return (x + y, {1: None})",
        "AC | class Solution: f = lambda self, x, y: [3.0000001, {'1': None}]",
        "WA | def f(x, y): return x + y",
        "WA | def f(x, y): return {x}",
        "RE | def g(x, y): return x",
        "RE | def f(x, y): exit()",
        "OLE | def f(x, y): return 'x' * 999999",
      })
  void callsFunctions(Verdict verdict, String source) throws Exception {
    CallTest call =
        new CallTest("f", (ArrayNode) JSON.readTree("[1, 2]"), JSON.readTree("[3, {\"1\": null}]"));
    Judgement judgement = python(source, call);
    assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(verdict);
  }

  @Test
  void refusesSourcesThatDoNotCompile() {
    Judgement judgement = python("def f(:\n  pass", io("", ""), io("", ""));
    assertThat(judgement.tests())
        .extracting(TestResult::verdict)
        .containsExactly(Verdict.CE, Verdict.CE);
    assertThat(judgement.detail()).contains("solution.py", "SyntaxError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AC  | int main() { int a, b, c; cin >> a >> b; thread t([&] { c = a + b; }); t.join(); cout << c; }",
        "RE  | int main() { abort(); }",
        "MLE | int main() { vector<char> held(900u << 20, 1); cout << (int) held[7]; }",
        "CE  | int main() { return x; }",
        "CE  | char held[900u << 20] = {1}; int main() {}",
        "WA  | int main() { cout << (system(\"ls\") && !fopen(\"/usr/bin/python3\", \"r\") ? -1 : 7); }",
      })
  void judgesCpp(Verdict verdict, String body) {
    assumeTrue(Files.isExecutable(Path.of(Tool.CPP.path())), "g++ is not on this machine");
    String head =
        "#include <iostream>\n#include <thread>\n#include <vector>\nusing namespace std;\n";
    Judgement judgement =
        judge.judge(
            new Submission(
                Language.CPP, head + body, List.of(io("3 4", "7"), io("1 6", "7")), LIMITS));
    assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AC  | class Sum { public static void main(String[] a) { var s = new java.util.Scanner(System.in); System.out.println(s.nextInt() + s.nextInt()); } }",
        "CE  | public class Main { int x = ; }",
        "RE  | public class Main { public static void main(String[] a) { System.exit(1); } }",
        "AC  | class Sum { static class Pair { int a = 3, b = 4; } public static void main(String[] a) { System.out.println(new Pair().a + new Pair().b); } }",
        "MLE | public class Main { public static void main(String[] a) { int[][] x = new int[99][]; for (int i = 0; ; i++) x[i] = new int[4 << 20]; } }",
      })
  void judgesJava(Verdict verdict, String source) {
    assumeTrue(Files.isExecutable(Path.of(Tool.JAVAC.path())), "there is no Java compiler");
    Judgement judgement =
        judge.judge(
            new Submission(
                Language.JAVA, source, List.of(io("3 4", "7")), new Limits(10, 20, 64, 64, 16)));
    assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(verdict);
  }

  @Test
  void takesANameThatIsTooLongForAFileForAnErrorOfTheProgram() {
    assumeTrue(Files.isExecutable(Path.of(Tool.JAVAC.path())), "there is no Java compiler");
    Judgement judgement =
        judge.judge(
            new Submission(
                Language.JAVA,
                "public class %s {}".formatted("A".repeat(300)),
                List.of(io("", "")),
                Limits.DEFAULT));
    assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.CE);
  }

  @Test
  void startsManySandboxesWithoutOneThatFails() {
    List<Verdict> verdicts =
        IntStream.range(0, 60)
            .parallel()
            .mapToObj(i -> python("print(int(input()) + " + i % 2 + ")", io("1", "1")).verdict())
            .toList();
    assertThat(verdicts)
        .isEqualTo(
            IntStream.range(0, 60).mapToObj(i -> i % 2 == 0 ? Verdict.AC : Verdict.WA).toList());
  }

  @Test
  void stopsAtTheFirstFailureIfItIsToldTo() {
    JudgeSettings settings = JudgeSettings.defaults().withStopAtFirstFailure(true);
    try (CodeJudge stopping = CodeJudge.open(settings, NOTES::add)) {
      Judgement judgement =
          stopping.judge(
              new Submission(
                  Language.PYTHON,
                  "print(input())",
                  List.of(io("1", "1"), io("1", "2"), io("1", "1")),
                  LIMITS));
      assertThat(judgement.tests())
          .extracting(TestResult::verdict)
          .containsExactly(Verdict.AC, Verdict.WA);
    }
  }

  @Test
  void runsProgramsOfOnesOwnWithoutASandboxAndSaysSo() {
    List<String> notes = new ArrayList<>();
    JudgeSettings settings = JudgeSettings.defaults().withIsolation(Isolation.NONE);
    try (CodeJudge bare = CodeJudge.open(settings, notes::add)) {
      Judgement judgement =
          bare.judge(
              new Submission(
                  Language.PYTHON,
                  READ + "print(a + b, flush=True)\nif os.fork() == 0: os.setsid(); time.sleep(99)",
                  List.of(io("3 4", "7"), io("1 1", "2")),
                  LIMITS));
      assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.AC);
    }
    assertThat(notes).singleElement().asString().contains("without a sandbox");
  }

  @Test
  void countsNoProcessesThatAreTheUsersOwn() {
    JudgeSettings settings = JudgeSettings.defaults().withIsolation(Isolation.NONE);
    try (CodeJudge bare = CodeJudge.open(settings, NOTES::add)) {
      Judgement judgement =
          bare.judge(
              new Submission(
                  Language.PYTHON,
                  "import resource\nprint(resource.getrlimit(resource.RLIMIT_NPROC)[0])",
                  List.of(io("", "")),
                  LIMITS));
      assertThat(judgement.detail()).doesNotContain("line 1 is \"%d\"".formatted(16 + 2));
    }
  }

  private static StdioTest io(String input, String expected) {
    return new StdioTest(input + "\n", expected + "\n");
  }

  private static Judgement python(String source, TestCase... tests) {
    return judge.judge(new Submission(Language.PYTHON, source, List.of(tests), LIMITS));
  }
}
