/** Pages made to run or to load something; `run` is what each would call, and each has the words `kept words` in it. */
const ADDRESSES = [
  'javascript:run()',
  'JaVaScRiPt:run()',
  ' javascript:run()',
  'java\tscript:run()',
  'java&#10;script:run()',
  '&#106;avascript:run()',
  '\u0001javascript:run()',
  'vbscript:run()',
  'data:text/html,<script>run()</script>',
  'data:text/html;base64,PHNjcmlwdD5ydW4oKTwvc2NyaXB0Pg==',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
  '//evil.example/x',
  '\\\\evil.example\\x',
  'https:\\\\evil.example',
  'https:evil.example',
  '/api/v1/me',
  'about:blank',
  'view-source:https://evil.example',
];
const HANDLERS =
  'onload onerror onclick onmouseover onfocus onanimationstart ontoggle onpointerenter onbegin onpaste'.split(' ');
const ELEMENTS =
  'p a b span div li h1 blockquote figure figcaption img svg details video audio body form input math marquee'.split(
    ' ',
  );

const links = ADDRESSES.flatMap((address) => [
  `<a href="${address}">kept words</a>`,
  `<svg><a xlink:href="${address}"><text>x</text></a></svg><p>kept words</p>`,
  `<form action="${address}"><button formaction="${address}">x</button></form><p>kept words</p>`,
  `<iframe src="${address}"></iframe><p>kept words</p>`,
]);
const handlers = HANDLERS.flatMap((handler) =>
  ELEMENTS.map((element) => `<${element} ${handler}="run()" src=x autofocus tabindex=1></${element}><p>kept words</p>`),
);
const others = [
  '<script>run()</script><p>kept words</p>',
  '<scr<script>ipt>run()</scr</script>ipt><p>kept words</p>',
  '<p>kept words</p><script src="https://evil.example/x.js">',
  '<svg><script>run()</script></svg><p>kept words</p>',
  '<svg><style><img src=x onerror=run()></style></svg><p>kept words</p>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=run()&gt;"></table></mtext></math><p>kept words</p>',
  '<math href="javascript:run()">x</math><p>kept words</p>',
  '<noscript><p title="</noscript><img src=x onerror=run()>"></noscript><p>kept words</p>',
  '<template><img src=x onerror=run()></template><p>kept words</p>',
  '<textarea><img title="</textarea><img src onerror=run()>"></textarea><p>kept words</p>',
  '<style>@import url(https://evil.example/x.css); p{background:url(https://evil.example/y)}</style><p>kept words</p>',
  '<p style="background:url(https://evil.example/y);behavior:url(x);-moz-binding:url(x)">kept words</p>',
  '<link rel=stylesheet href=https://evil.example/x.css><base href=https://evil.example/><p>kept words</p>',
  '<meta http-equiv=refresh content="0;url=javascript:run()"><p>kept words</p>',
  '<img srcset="https://evil.example/a 1x, https://evil.example/b 2x"><p>kept words</p>',
  '<picture><source srcset=https://evil.example/a><img src=https://evil.example/b></picture><p>kept words</p>',
  '<video poster=https://evil.example/a><source src=https://evil.example/b></video><p>kept words</p>',
  '<audio src=https://evil.example/a autoplay></audio><p>kept words</p>',
  '<input type=image src=https://evil.example/a><p>kept words</p>',
  '<object data=https://evil.example/a><embed src=https://evil.example/b></object><p>kept words</p>',
  '<table background=https://evil.example/a><tr><td>kept words</td></tr></table>',
  '<form><form><input name=attributes><p>kept words</p></form></form>',
  '<p data-block="embed" data-attributes=\'{"url":"javascript:run()"}\'>kept words</p>',
  '<p data-block="__proto__" data-attributes=\'{"__proto__":{"x":1}}\'>kept words</p>',
  '<span data-key="onclick" data-value="&quot;run()&quot;">kept words</span>',
  '<span data-key="$" data-value=\'{"t":{"toString":1}}\'>kept words</span>',
  '<span data-passage="&quot;&gt;&lt;img src=x onerror=run()&gt;">kept words</span>',
  '<!--[if IE]><script>run()</script><![endif]--><p>kept words</p>',
  '<![CDATA[<script>run()</script>]]><p>kept words</p>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><p>kept words</p>',
  '<p id=location name=cookie>kept words</p>',
  '<details open ontoggle=run()><summary>kept words</summary></details>',
];

export const HOSTILE_HTML: readonly string[] = [...links, ...handlers, ...others];
