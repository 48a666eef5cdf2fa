import { html } from 'hono/html';
import type { Cv, Fact } from '../../desk/cv.ts';
import { dataTable } from '../data-table.ts';
import type { Html } from '../layout.ts';
import { momentUtc } from '../moment.ts';

/** What the desk read from the CV and what the client stated, each with the place that it was read from. */
export function cvView(
  client: { id: string },
  { cv, facts }: { cv: Cv | null; facts: Fact[] },
): Html {
  return html`
<p><a href="/clients/${client.id}">Back to the client</a></p>
${
  cv
    ? html`<section class="panel" aria-label="File"><dl class="facts">
<dt>File</dt><dd>${cv.fileName}</dd>
<dt>Read on</dt><dd>${momentUtc(cv.readAt)}</dd>
<dt>Pages</dt><dd>${cv.pages ?? 'not known'}</dd>
<dt>Size</dt><dd>${Math.ceil(cv.size / 1024)} kB, ${cv.mime}</dd>
</dl></section>`
    : html`<p class="empty">This client has sent no CV.</p>`
}
<h2>Facts</h2>
${
  facts.length === 0
    ? html`<p class="empty">No facts are kept.</p>`
    : dataTable(
        'Facts about the client',
        [{ name: 'Kind' }, { name: 'Fact' }, { name: 'Where it stands' }],
        facts.map((fact) => [
          fact.kind,
          html`<span class="words">${fact.value}</span>`,
          place(fact, cv),
        ]),
      )
}
${cv ? html`<details class="panel"><summary>Text of the CV, with what was read from it marked</summary><div class="words cv">${marked(cv.text, facts)}</div></details>` : ''}`;
}

function place({ span, origin }: Fact, cv: Cv | null): Html | string {
  if (origin === 'client' || !span) return 'told by the client';
  const quote = cv?.text.slice(span.start, span.end) ?? '';
  return html`<span class="soft small">characters ${span.start}–${span.end}</span> <q class="small">${shortened(quote)}</q>`;
}

/** The text in pieces, those that a fact was read from marked; spans that overlap are one. */
function marked(text: string, facts: readonly Fact[]): (Html | string)[] {
  const spans = facts
    .flatMap(({ span }) => (span ? [span] : []))
    .toSorted((one, other) => one.start - other.start);
  const pieces: (Html | string)[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    pieces.push(text.slice(at, from), html`<mark>${text.slice(from, end)}</mark>`);
    at = end;
  }
  return [...pieces, text.slice(at)];
}

function shortened(quote: string): string {
  return quote.length > 120 ? `${quote.slice(0, 119)}…` : quote;
}
