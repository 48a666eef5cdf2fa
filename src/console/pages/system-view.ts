import { html } from 'hono/html';
import type { Operator } from '../../desk/operators/operator.ts';
import type { AlertMailState } from '../../desk/ports/alert-store.ts';
import type { BoardState } from '../../desk/ports/board-store.ts';
import type { ConsoleViewsStore } from '../../desk/ports/console-views-store.ts';
import { badge } from '../badge.ts';
import type { Health } from '../health.ts';
import type { Html } from '../layout.ts';
import { momentUtc } from '../moment.ts';
import { boardsTable } from './boards-table.ts';
import type { AboutDesk } from './system.ts';
import { type Check, channelCheck, checksOf } from './system-checks.ts';

export interface SystemPage {
  about: AboutDesk;
  operator: Operator;
  health: Health;
  boards: readonly BoardState[];
  alerts: Readonly<Record<AlertMailState, number>>;
  backedUpAt: Date | null;
  head: Awaited<ReturnType<ConsoleViewsStore['auditHead']>>;
  migrations: number;
  postings: number;
  now: Date;
}

export function systemView(page: SystemPage): Html {
  const { health, about, boards, now } = page;
  return html`
<p class="row">${
    health.status === 'ok'
      ? badge('good', 'The desk is well')
      : badge('bad', 'Something needs a look')
  } <span class="soft small">as of ${momentUtc(now)}; load the page again for now</span></p>
<div class="columns even">
<section class="panel" aria-labelledby="channels">
<h2 id="channels" class="first">Channels</h2>
${
  health.channels.length === 0
    ? html`<p class="soft">No channel is connected in this process.</p>`
    : list(health.channels.map(channelCheck))
}
</section>
<section class="panel" aria-labelledby="work">
<h2 id="work" class="first">Work</h2>
${list(checksOf(page))}
</section>
</div>
<section class="panel" aria-labelledby="sources">
<h2 id="sources" class="first">Sources of jobs</h2>
<p class="hint lead">${page.postings.toLocaleString('en')} postings are in the index. A source that fails does not make the desk ill: it goes on with the others.</p>
${boardsTable(boards, about.boards, health.boards.state, now)}
</section>
<section class="panel" aria-labelledby="about">
<h2 id="about" class="first">This desk</h2>
<dl class="facts">
<dt>Version</dt><dd>${about.release}</dd>
<dt>Model</dt><dd>${about.model}</dd>
<dt>Database</dt><dd>${about.database}, after ${page.migrations} steps of its tables</dd>
<dt>Queue</dt><dd>${health.queue.adapter === 'redis' ? 'Redis' : 'in the database'}</dd>
<dt>Machine’s view</dt><dd><a href="/health">/health</a> as JSON</dd>
</dl>
</section>`;
}

function list(checks: readonly Check[]): Html {
  return html`<ul class="checks">${checks.map(
    ({ mark, state, name, words, href }) =>
      html`<li>${badge(mark, state)} <span><strong>${name}</strong> ${words} ${
        href === undefined ? '' : html`<a href="${href}">Look</a>`
      }</span></li>`,
  )}</ul>`;
}
