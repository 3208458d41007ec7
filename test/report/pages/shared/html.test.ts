// Escaping of user text in the markup of pages.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { html, Markup } from "../../../../src/report/pages/shared/html.ts";
import { inlineJson } from "../../../../src/report/pages/shared/inline-script.ts";

test("text is escaped, in elements and in attributes", () => {
  const name = `<b onclick="x('&')">`;
  const escaped = "&lt;b onclick=&quot;x(&#39;&amp;&#39;)&quot;&gt;";
  assert.is(html`<p title="${name}">${name}</p>`.text, `<p title="${escaped}">${escaped}</p>`);
});

test("markup, lists and numbers are inserted, undefined is omitted", () => {
  const items = ["a<", "b"].map((text) => html`<li>${text}</li>`);
  assert.is(html`${items}${undefined}${0}`.text, "<li>a&lt;</li><li>b</li>0");
  assert.ok(html`` instanceof Markup);
});

test("data cannot end their element, and come back unchanged", () => {
  const data = { name: "</script><script>alert(1)</script><!--", list: [1.5, null, "é"] };
  const { text } = inlineJson("page-data", data);
  assert.is(text.match(/<\/?script/g)?.length, 2, "one element");
  assert.equal(JSON.parse(text.replace(/^<script[^>]*>/, "").replace(/<\/script>$/, "")), data);
});

test.run();
