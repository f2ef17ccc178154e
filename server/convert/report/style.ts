/** How the report looks: a newspaper's document, on screen in light and dark, and on A4 with its title in the margin. */
import { raw } from 'hono/html';

const LIGHT =
  '--paper:#fffefb;--desk:#f3f1ec;--ink:#1d1b18;--ink-2:#57524a;--rule:#e2ded5;--rule-2:#d3cec3;--accent:#1f4f8f;--done:#1c7a46;--wrong:#b3261e;--stale:#0b5a6d;--kind:#8a1c15;--done-soft:#dcebe2;--work:#7d4d05;--work-soft:#fdf1dc;--stale-soft:#dff1f5';
const DARK =
  '--paper:#1d1c1a;--desk:#141312;--ink:#efece6;--ink-2:#b9b3a8;--rule:#3a3733;--rule-2:#4c4842;--accent:#9cc2f5;--done:#63c690;--wrong:#f2a19a;--stale:#76cfe0;--kind:#f2a19a;--done-soft:#23382c;--work:#f0b862;--work-soft:#3d2f16;--stale-soft:#173840';

const SCREEN = `
:root{color-scheme:light dark;${LIGHT}}
body{margin:0;background:var(--desk);color:var(--ink);font:16px/1.5 Georgia,"Times New Roman",serif}
main{box-sizing:border-box;max-width:820px;margin:32px auto;padding:48px 56px;background:var(--paper);border:1px solid var(--rule)}
h1{margin:4px 0 12px;font-size:30px;line-height:1.2;overflow-wrap:anywhere}
h2{margin:36px 0 8px;padding-top:12px;border-top:2px solid var(--ink);font:600 18px/1.3 system-ui,sans-serif}
h3{margin:16px 0 6px;font:600 15px/1.4 system-ui,sans-serif}
h4{margin:12px 0 4px;font:600 13.5px/1.4 system-ui,sans-serif}
p{margin:6px 0}
a{color:var(--accent)}
ul,ol{margin:6px 0;padding-left:20px}
li{margin:4px 0;overflow-wrap:anywhere}
.plain,.ticks,.evidence,.legend,nav ol{padding:0;list-style:none}
.plain>li{padding:8px 0;border-bottom:1px solid var(--rule)}
.small{font-size:14px}
nav{margin:20px 0;padding:10px 14px;border:1px solid var(--rule);border-radius:8px;font-family:system-ui,sans-serif;font-size:14px}
nav ol{display:flex;flex-wrap:wrap;gap:2px 18px;margin:0}
article{margin:16px 0;padding:14px 16px;border:1px solid var(--rule-2);border-radius:8px;scroll-margin-top:12px}
article h3{margin-top:0}
blockquote{margin:8px 0;padding-left:12px;border-left:3px solid var(--rule-2);font-size:18px;overflow-wrap:anywhere;white-space:pre-line}
q,del,ins{white-space:pre-line}
dl{margin:6px 0;font-size:14.5px}
dl>div{display:grid;grid-template-columns:11em 1fr;gap:0 12px;padding:2px 0}
dt{color:var(--ink-2);font-family:system-ui,sans-serif;font-size:13.5px}
dd{min-width:0;margin:0;overflow-wrap:anywhere;white-space:pre-line}
table{width:100%;border-collapse:collapse;font-size:14.5px}
th,td{padding:5px 8px 5px 0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{color:var(--ink-2);font:600 13px/1.4 system-ui,sans-serif;overflow-wrap:normal}
tbody th{font-weight:600}
.figure{padding-left:8px;text-align:right;font-variant-numeric:tabular-nums}
.overview .figure:first-child{padding:5px 12px 5px 0}
.overview td:last-child{width:34%;overflow-wrap:break-word}
code{overflow-wrap:anywhere;font-size:12px}
.kind{margin:0;color:var(--kind);font:600 13px/1.4 system-ui,sans-serif}
.quiet,.legend{color:var(--ink-2);font-family:system-ui,sans-serif;font-size:13.5px}
.url{font-family:system-ui,sans-serif;font-size:13.5px;overflow-wrap:anywhere}
.verdict{margin:0 6px;padding:1px 9px;border:1px solid var(--ink-2);border-radius:99px;white-space:nowrap}
.sign{display:inline-block;width:1.1em;font-weight:700;text-align:center}
.tick,.record{padding:6px 0;border-top:1px solid var(--rule)}
.record p{margin:2px 0}
.gone strong{text-decoration:line-through}
.standing{font-family:system-ui,sans-serif;font-size:13.5px}
.whole,.stands,.reworded{color:var(--done)}
.touched,.cracked{color:var(--stale)}
.takenBack,.reopened{color:var(--ink-2)}
del{color:var(--wrong)}
ins{color:var(--done)}
.strip{display:block;width:100%;height:auto}
.edge{fill:none;stroke:var(--ink-2)}
.marks{stroke:var(--ink-2)}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px}
.swatch{width:24px;height:12px;outline:1px solid var(--ink-2);vertical-align:-1px}
.p-done rect{fill:var(--done)}
.p-excluded rect{fill:var(--done-soft)}.p-excluded circle{fill:var(--done)}
.p-work rect{fill:var(--work-soft)}.p-work path{stroke:var(--work);stroke-width:1.6}
.p-stale rect{fill:var(--stale-soft)}.p-stale path{stroke:var(--stale);stroke-width:1.1}
.p-untouched rect{fill:var(--paper)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:640px){main{margin:0;padding:24px 18px;border:0}h1{font-size:25px}dl>div{grid-template-columns:1fr}article{padding:12px}.verdict{margin-left:0}
.folding thead{display:none}.folding tr{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-bottom:1px solid var(--rule)}.folding :is(th,td){padding:0;border:0}.folding .figure::before{content:attr(data-label) ": ";color:var(--ink-2);font-weight:400}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
@media (prefers-contrast:more){:root{--rule:currentColor;--rule-2:currentColor;--ink-2:var(--ink)}}
`;

const PRINT = `
@media print{
:root{color-scheme:light}
body{background:none;font-size:10.5pt}
main{max-width:none;margin:0;padding:0;border:0}
a{color:inherit;text-decoration:none}
h1,h2,h3,h4,thead{break-after:avoid}
h2+*{break-before:avoid}
p,li,blockquote,dd{orphans:3;widows:3}
article,.tick,.plain>li,tr,.strip,.legend,nav,dl>div{break-inside:avoid}
.record>p:first-child{break-after:avoid}
.strip,.swatch{print-color-adjust:exact}
blockquote{font-size:12pt}
code{font-size:8pt}
}
`;

/** Whatever the words hold, they stay inside their CSS string: all but plain letters and digits goes by its number. */
function cssString(text: string): string {
  return `"${text.replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}

/** Longest title in the margin, in characters; a longer one ends in an ellipsis. */
const MARGIN_TITLE = 80;

/** @returns the style sheet, which holds nothing but its own rules, whatever the title is. */
export function reportStyle({ title, foot, page }: { title: string; foot: string; page: string }) {
  const signs = [...title.replace(/\s+/g, ' ').trim()];
  const short = signs.length > MARGIN_TITLE ? `${signs.slice(0, MARGIN_TITLE - 1).join('')}…` : signs.join('');
  const font = 'font:8.5pt system-ui,sans-serif;color:#57524a';
  const sheet = `@page{size:A4;margin:20mm 16mm 18mm;
@top-left{content:${cssString(short)};${font}}
@bottom-left{content:${cssString(foot)};${font}}
@bottom-right{content:${cssString(page)} " " counter(page) " / " counter(pages);${font}}}
@page:first{@top-left{content:none}}`;
  return raw(`${SCREEN}${PRINT}${sheet}`);
}
