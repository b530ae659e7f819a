import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dangers, page, visibleText } from './page.ts';

const attacks: string[] = [
  '<script>alert(1)</script>',
  'x <SCRIPT SRC=//evil.example/x.js></SCRIPT> y',
  '<script\n>alert(1)</script\n>',
  '<script>alert(1)',
  '<iframe src="https://evil.example"></iframe>',
  '<IFRAME SRCDOC="<script>alert(1)</script>">',
  '<style>@import "https://evil.example"</style>',
  '<style>\n.a{}\n\n</style><img src=x onerror=alert(1)>',
  '<object data="x.swf"></object><embed src=x><applet code=x>',
  '<base href="https://evil.example/"><link rel=stylesheet href=//evil.example><meta http-equiv=refresh content="0;url=x">',
  '<form action="https://evil.example"><input name=q><button formaction=x>go</button></form>',
  'x <b onclick=alert(1)>b</b>',
  '<b\nONCLICK=alert(1)>b</b>',
  '<img src=x onerror=alert(1)>',
  '<img src="x"onerror=alert(1)>',
  '<img/src="x"/onerror=alert(1)>',
  '<details open ontoggle=alert(1)><summary onfocus=alert(1) tabindex=0>s</summary>',
  '<p style="position:fixed;inset:0">over</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<A HREF="JavaScript:alert(1)">x</A>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href=" \u0001javascript:alert(1)">x</a>',
  '<a href="&#106;avascript&colon;alert(1)">x</a>',
  '<a href="java&Tab;script:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a> <a href="view-source:x">y</a> <a href="blob:x">z</a> <a href="file:///etc/passwd">f</a>',
  '<img src="javascript:alert(1)"> <img src="data:text/html,x">',
  '<blockquote cite="javascript:alert(1)">q</blockquote>',
  '[x](javascript:alert(1))',
  '[x](JAVASCRIPT:alert(1) "t")',
  '[x](<javascript:alert(1)>)',
  '[x](&#106;avascript:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](&#1;javascript:alert(1))',
  '[x](<\tjavascript:alert(1)>)',
  '[x](javascript&colon;alert(1))',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](javascript:alert(1)) ![y](data:text/html,x)',
  '[![x](javascript:alert(1))](javascript:alert(2))',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><!--</style><img src=x onerror=alert(1)>--></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math href="javascript:alert(1)">x</math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<xmp><img src=x onerror=alert(1)></xmp><plaintext><b onclick=x>',
  '<template><img src=x onerror=alert(1)></template>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?x <img src=x onerror=alert(1)> ?>',
  '<!A "><img src=x onerror=alert(1)>',
  '<b <b onclick=alert(1)>x',
  '<div title="<img src=x onerror=alert(1)>"',
  '<p id="x"><table><p><b onclick=alert(1)>',
  '<h2 id=\'a" onmouseover="x\'>t</h2>',
  '## t {#a"onmouseover=x}',
  ':::tip{onclick=alert(1) style=x}\nx\n:::',
  ':::script\nalert(1)\n:::',
  '[^"><img src=x onerror=alert(1)>]\n\n[^"><img src=x onerror=alert(1)>]: x',
  '```js title="</figcaption><script>alert(1)</script>"\n</code></pre><script>alert(1)</script>\n```',
  '```<script>alert(1)</script>\nx\n```',
  '`<script>alert(1)</script>`',
  '\\<script>alert(1)\\</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];
for (const source of attacks) {
  test(`nothing runs or is fetched for ${JSON.stringify(source)}`, async () => {
    for (const body of [source, `<b>html</b>\n\n${source}`, `> - ${source.replaceAll('\n', '\n>   ')}`, `- x\n\n::: tip\n${source}\n:::`]) {
      assert.deepEqual(dangers(await page(body)), [], body);
    }
  });
}

const assembled = [
  '![a > \\<img src=x onerror=alert(1)\\>](gone.png)',
  '![\\<img src=x onerror=alert(1) y](gone.png)',
  '![\\<code\\>\\<img src=x onerror=alert(1)\\>](here.png)',
  '[x](b.md "<code><img src=x onerror=alert(1)>")',
];
for (const source of assembled) {
  test(`nothing runs or is fetched for ${JSON.stringify(source)}`, async () => {
    assert.deepEqual(dangers(await page(source)), []);
  });
}

test('a dropped heading takes all of itself along', async () => {
  assert.deepEqual(dangers(await page('# [x](b.md "</h1><img src=x onerror=alert(1)>")', { dropped: 0 })), []);
});

test('no picture is fetched from another site', async () => {
  assert.deepEqual(dangers(await page('<picture><source srcset="https://evil.example/x.png"><img src="here.png"></picture>')), []);
});

const kept: [source: string, html: RegExp][] = [
  ['<kbd>Ctrl</kbd>+<kbd>C</kbd>', /<kbd>Ctrl<\/kbd>\+<kbd>C<\/kbd>/],
  ['<KBD>Tab</KBD>', /<kbd>Tab<\/kbd>/],
  ['H<sub>2</sub>O<sup>+</sup>', /H<sub>2<\/sub>O<sup>\+<\/sup>/],
  ['a<br>b<br/>c', /a<br>b<br>c/],
  ['<abbr title="a &amp; b">x</abbr> <mark>m</mark> <ins>i</ins>', /<abbr title="a &amp; b">x<\/abbr> <mark>m<\/mark> <ins>i<\/ins>/],
  ['<p dir="rtl" lang="ar">x</p>', /<p(?: dir="rtl"| lang="ar"){2}>x<\/p>/],
  ['<a id="old"></a>\n\ntext', /<a id="old"><\/a>/],
  ['<table><tr><td colspan="2">a</td></tr></table>', /<div class="scroll" tabindex="0"><table>[\s\S]*<td colspan="2">a<\/td>/],
  ['<ruby>漢<rt>かん</rt></ruby>', /<ruby>漢<rt>かん<\/rt><\/ruby>/],
  ['<ul><li>a<li>b</ul>', /<ul><li>a<\/li><li>b<\/li><\/ul>/],
];
for (const [source, expected] of kept) {
  test(`${source.replaceAll('\n', ' ')} stays HTML`, async () => {
    assert.match(await page(source), expected);
  });
}

test('<details> keeps its Markdown and its fence, and ends before what follows', async () => {
  const html = await page('<details>\n<summary>More in <module></summary>\n\n**b**\n\n```js\nx\n```\n\n</details>\n\nafter');
  assert.match(
    html,
    /<details>\s*<summary>More in &lt;module&gt;<\/summary>[\s\S]*<strong>b<\/strong>[\s\S]*<\/figure>\s*<\/details>\s*<p>after<\/p>/,
  );
});

test('an unclosed element ends with the body', async () => {
  const html = await page('<details><summary>s</summary>\n\ntext\n\n<div>more');
  assert.match(html, /more<\/div><\/details>\s*$/);
});

test('a comment is shown to nobody', async () => {
  const html = await page('a <!-- secret --> b\n\n<!-- secret\n\nsecret -->');
  assert.equal(visibleText(html), 'a b');
  assert.doesNotMatch(html, /secret/);
});

test('form fields, fonts and media elements are shown as text', async () => {
  for (const source of ['<input type=text>', '<font color=red>', '<video src=x>', '<button>', '<center>']) {
    assert.equal(visibleText(await page(`a ${source} b`)), `a ${source} b`);
  }
});

test('HTML that nests deeply is still a page', async () => {
  assert.match(visibleText(await page(`${'<b>'.repeat(130)}deep`)), /deep$/);
});

const deep = [
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<div><!---><script>alert(1)</script>--></div>',
];
for (const source of deep) {
  test(`nothing runs or is fetched for ${JSON.stringify(source)} beside HTML that nests deeply`, async () => {
    assert.deepEqual(dangers(await page(`${'<b>'.repeat(130)}\n\n${source}`)), []);
  });
}

test('links beside HTML that nests deeply are as safe as elsewhere', async () => {
  assert.deepEqual(dangers(await page(`${'<b>'.repeat(130)}\n\n<a href="javascript:alert(1)">x</a> [y](javascript:alert(1))`)), []);
});

test('an alert keeps its role and its title beside HTML', async () => {
  const html = await page('> [!NOTE]\n> Mind the <kbd>gap</kbd>.');
  assert.match(html, /<div class="aside note" role="note">\s*<p class="aside-title">/);
  assert.match(html, /<kbd>gap<\/kbd>/);
});
