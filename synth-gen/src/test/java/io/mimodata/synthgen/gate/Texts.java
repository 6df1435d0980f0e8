package io.mimodata.synthgen.gate;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.prompt.Prompt;
import java.util.Map;

/** Good texts in several languages, and candidates made of texts. */
final class Texts {
  static final String ENGLISH =
      """
      A queue that is nearly always full tells you more about its consumer than about its producer. \
      Suppose jobs arrive at a rate of nine a minute and the worker finishes ten a minute on average. \
      You might expect the queue to stay short, since the worker is faster than the stream of jobs. \
      Yet arrivals come in clumps, and while a clump is worked off the next one is already on its way. \
      For exponential gaps and service times the mean number of jobs in the system is $\\rho/(1-\\rho)$ \
      with $\\rho = 0.9$, which gives nine. Raise the load to 0.99 and the mean becomes ninety-nine: the \
      last few percent of utilisation are paid for with waiting. This is why an operator who measures \
      only throughput will be surprised by latency, and why a small reserve of capacity is cheap.""";

  static final String CHINESE =
      """
      要理解 Transformer 为什么有效，可以先看它取代了什么。循环神经网络（RNN）按顺序读入每个 token，信息必须一步一步地传递，\
      距离越远，梯度就越难以保持。Self-Attention 则让每个位置直接查看所有其他位置：先把输入映射为 query、key 和 value，\
      再用 softmax 得到权重。若序列长度为 $n$，维度为 $d$，计算量就是 $O(n^2 d)$。这也是 FlashAttention、GQA 等方法试图优化的地方。\
      在实践中，我们常用 PyTorch 实现它，并通过 KV cache 避免重复计算。需要注意的是，位置信息并不会自动出现，\
      因此还要加入 RoPE 这样的位置编码。总的来说，注意力机制用更多的计算换来了更短的信息路径。""";

  private static final String JAPANESE =
      """
      二分探索は、整列された配列から値を見つけるための方法です。まず中央の要素と探している値を比べ、小さければ左半分、\
      大きければ右半分だけを調べます。一回の比較で候補が半分になるので、要素が百万個あっても二十回ほどで終わります。\
      ただし、配列が整列されていなければ正しい結果は得られません。C++ の標準ライブラリには lower_bound という関数が用意されています。""";

  private static final String KOREAN =
      """
      이진 탐색은 정렬된 배열에서 값을 찾는 방법이다. 먼저 가운데 원소와 찾는 값을 비교하고, 작으면 왼쪽 절반만, 크면 오른쪽 \
      절반만 살펴본다. 한 번 비교할 때마다 후보가 절반으로 줄어들기 때문에 원소가 백만 개라도 스무 번 정도면 끝난다. \
      다만 배열이 정렬되어 있지 않으면 올바른 결과를 얻을 수 없다. Java 에서는 Arrays 클래스가 이 기능을 제공한다.""";

  private static final String RUSSIAN =
      """
      Двоичный поиск находит значение в упорядоченном массиве. Сначала средний элемент сравнивают с искомым: если он больше, \
      поиск продолжается в левой половине, если меньше, то в правой. Каждое сравнение уменьшает число кандидатов вдвое, \
      поэтому даже для миллиона элементов хватает двадцати шагов. Если массив не упорядочен, результат может оказаться \
      неверным. В языке Python для этого есть модуль bisect.""";

  private static final String GERMAN =
      """
      Wer eine Brücke baut, rechnet nicht nur mit dem Gewicht der Fahrzeuge, sondern auch mit dem Wind. Die Schwingungen, die er \
      anregt, sind meist klein, aber wenn ihre Frequenz nahe an der Eigenfrequenz des Tragwerks liegt, werden sie von Umdrehung zu \
      Umdrehung größer. Man kann das im Kleinen mit einer Schaukel zeigen: Es kommt nicht auf die Kraft an, sondern darauf, dass \
      sie im richtigen Augenblick wirkt. Deshalb prüft man heute jedes Modell im Windkanal, bevor mit dem Bau begonnen wird.""";

  private static final String FRENCH =
      """
      Le sel abaisse le point de congélation de l'eau, et c'est pourquoi on en répand sur les routes en hiver. Les ions se glissent \
      entre les molécules et les empêchent de former un cristal régulier. Il ne s'agit pas d'une réaction chimique, mais d'un effet \
      du nombre de particules : deux fois plus de sel abaisse la température deux fois plus, du moins tant que la solution reste \
      diluée. Au-dessous de moins vingt degrés, cette méthode ne sert plus à rien et il faut employer du sable.""";

  private static final String SPANISH =
      """
      La memoria no es un archivo en el que las cosas se guardan tal como fueron. Cada vez que recordamos algo, lo volvemos a \
      construir con los materiales que tenemos a mano, y por eso dos hermanos pueden contar la misma tarde de maneras que no se \
      parecen. Los psicólogos han mostrado que es fácil añadir detalles que nunca existieron, sobre todo cuando alguien en quien \
      confiamos los menciona. Esto no quiere decir que la memoria sea inútil, sino que conviene tratarla como a un testigo.""";

  private static final String ARABIC =
      """
      البحث الثنائي طريقة لإيجاد قيمة في مصفوفة مرتبة. نقارن أولا العنصر الأوسط بالقيمة المطلوبة، فإذا كان أكبر منها تابعنا البحث \
      في النصف الأول، وإلا ففي النصف الثاني. كل مقارنة تقلل عدد المرشحين إلى النصف، ولذلك تكفي عشرون خطوة حتى لو كان عدد العناصر \
      مليونا. أما إذا لم تكن المصفوفة مرتبة فقد تكون النتيجة خاطئة.""";

  /** By language. */
  static final Map<String, String> GOOD =
      Map.of(
          "en", ENGLISH, "zh", CHINESE, "ja", JAPANESE, "ko", KOREAN, "ru", RUSSIAN, "de", GERMAN,
          "fr", FRENCH, "es", SPANISH, "ar", ARABIC);

  private Texts() {}

  static Prompt prompt(Strategy strategy, String language, String text) {
    return new Prompt(strategy, "test.form@1", 0, null, language, null, text);
  }

  /** An answer without thinking to a question in a language. */
  static Candidate answer(String language, String answer) {
    return new Candidate(prompt(Strategy.QUERY, language, "..."), "", null, "stop", null, answer);
  }

  /** An answer without thinking about a seed. */
  static Candidate about(Strategy strategy, String seed, String answer) {
    return new Candidate(prompt(strategy, "en", seed), seed, null, "stop", null, answer);
  }
}
