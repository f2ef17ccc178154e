/** How the printed report looks: a newspaper's document, on screen and on A4. */
import { raw } from 'hono/html';

export const REPORT_STYLE = raw(`
:root{color-scheme:light}
body{margin:0;background:#f3f1ec;color:#1d1b18;font:16px/1.5 Georgia,"Times New Roman",serif}
main{box-sizing:border-box;max-width:760px;margin:32px auto;padding:48px 56px;background:#fffefb;border:1px solid #e2ded5}
h1{margin:4px 0 8px;font-size:30px;line-height:1.2}
h2{margin:32px 0 8px;padding-top:12px;border-top:2px solid #1d1b18;font:600 17px/1.3 system-ui,sans-serif}
h3{margin:0 0 6px;font:600 15px/1.4 system-ui,sans-serif}
p{margin:6px 0}
ul{margin:6px 0;padding-left:20px}
li{margin:4px 0;overflow-wrap:anywhere}
article{margin:14px 0;padding:12px 14px;border:1px solid #e2ded5;border-radius:6px;break-inside:avoid}
blockquote{margin:6px 0;padding-left:10px;border-left:3px solid #d3cec3;font-size:18px}
.kind{margin:0;color:#8a1c15;font:600 13px/1.4 system-ui,sans-serif}
.quiet,.evidence,.url{color:#57524a;font-family:system-ui,sans-serif;font-size:13.5px}
.url{overflow-wrap:anywhere}
.verdict{padding:1px 8px;border:1px solid #57524a;border-radius:99px}
.whole{color:#17663a;font-weight:600}
.touched{color:#0b5a6d;font-weight:600}
.cracked{text-decoration:line-through;text-decoration-color:#0e6f86}
.cracked .quiet{display:inline-block;text-decoration:none}
del{color:#8a1c15}
ins{color:#17663a}
svg{display:block;width:100%;height:18px;border-radius:4px}
code{overflow-wrap:anywhere;font-size:13px}
@media (max-width:600px){main{margin:0;padding:24px 18px;border:0}}
@page{size:A4;margin:18mm 16mm}
@media print{body{background:none;font-size:11pt}main{max-width:none;margin:0;padding:0;border:0}h2{break-after:avoid}svg{print-color-adjust:exact}}
`);
