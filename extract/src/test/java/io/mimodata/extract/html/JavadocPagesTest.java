package io.mimodata.extract.html;

import static io.mimodata.extract.html.Golden.assertMarkdown;

import org.junit.jupiter.api.Test;

class JavadocPagesTest {
  @Test
  void summaryGridsAreTables() {
    assertMarkdown(
        "<main><h2>Method Summary</h2><div class='summary-table three-column-summary'>"
            + "<div class='table-header col-first'>Modifier and Type</div>"
            + "<div class='table-header col-second'>Method</div>"
            + "<div class='table-header col-last'>Description</div>"
            + "<div class='col-first'><code>void</code></div>"
            + "<div class='col-second'><code><a href='#f()'>f</a>()</code></div>"
            + "<div class='col-last'><div class=block>Does it in \\(O(n^2)\\).</div></div></div></main>",
        "## Method Summary\n\n| Modifier and Type | Method | Description |\n| --- | --- | --- |\n"
            + "| `void` | `f()` | Does it in $O(n^2)$. |");
  }

  @Test
  void signaturesAreCode() {
    assertMarkdown(
        "<section><h3>f</h3><div class=member-signature><span class=modifiers>public</span>&nbsp;"
            + "<span class=return-type>void</span>&nbsp;<span class=element-name>f</span>"
            + "(<a href=x>List</a>&lt;<wbr>E&gt;&nbsp;a,\n int&nbsp;b)</div><div class=block>Text.</div></section>",
        "### f\n\n```java\npublic void f(List<E> a,\n int b)\n```\n\nText.");
  }

  @Test
  void nestedBlockListsAreSections() {
    assertMarkdown(
        "<div class=details><ul class=blockList><li class=blockList><h3>Method Detail</h3>"
            + "<ul class=blockListLast><li class=blockList><h4>f</h4><pre>public void f()</pre>"
            + "<div class=block>Does it.</div></li></ul></li></ul></div>",
        "### Method Detail\n\n#### f\n\n```\npublic void f()\n```\n\nDoes it.");
  }
}
