/** The history as a page of its own that anybody can read and print: no script, nothing from elsewhere. */
import { instantText } from '../shown/dates.ts';
import { kindWords } from './kinds.ts';
import type { Collected } from './pack.ts';
import type { Told } from './told.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (one) => escapes[one] ?? one);

const style = `body{font:15px/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:960px;margin:32px auto;padding:0 16px;color:#1f1f1f}
h1{font-size:22px}h2{font-size:16px;margin:0}section{border-top:1px solid #d9d9d9;padding:12px 0}p{margin:2px 0}
table{border-collapse:collapse;width:100%;margin:8px 0;font-size:13px}th,td{border:1px solid #d9d9d9;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}
code,pre{font:12px/1.5 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap;color:#595959}section{break-inside:avoid-page}`;

/** What the page tells of. */
type Read = Pick<Collected, 'about' | 'exportedAt' | 'events' | 'told'>;

/** The page as text. Whatever stands in an event is shown as text, never as markup. */
export const timelinePage = ({ about, exportedAt, events, told }: Read): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${kindWords[about.kind]}的经过</title>
<style>${style}</style>
</head>
<body>
<h1>${kindWords[about.kind]}的经过</h1>
<p>编号 <code>${escaped(about.id)}</code>，共${events.length}个事件，${instantText(exportedAt)}导出。</p>
<p>本页供阅读；以 events.jsonl 中的原文为准，用 check.html 核验。</p>
${told.map(sectionOf).join('\n')}
</body>
</html>
`;

const sectionOf = ({ stored, event }: Told): string =>
  `<section><h2>${stored.sequence}. ${escaped(event?.label ?? '不是事件')}</h2>${
    event === null
      ? `<pre>${escaped(stored.body)}</pre>`
      : `<p>${escaped(event.actor)}，${instantText(event.occurredAt)}（${instantText(event.recordedAt)}记录）</p>${event.rules
          .map(({ rule, clause }) => `<p>依据：${escaped(clause)} <code>${escaped(rule)}</code></p>`)
          .join('')}${changesTable(event.changes)}`
  }<p><code>哈希 ${escaped(stored.hash)}</code></p><p><code>前一哈希 ${escaped(stored.prevHash || '（第一个事件）')}</code></p></section>`;

const changesTable = (changes: NonNullable<Told['event']>['changes']): string =>
  changes.length === 0
    ? ''
    : `<table><tr><th>内容</th><th>原值</th><th>新值</th></tr>${changes
        .map(
          (change) =>
            `<tr>${[change.field, change.before, change.after].map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`,
        )
        .join('')}</table>`;
