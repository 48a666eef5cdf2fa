import { html } from 'hono/html';
import type { SettingView } from '../../desk/live-settings.ts';
import type { OutgoingStop } from '../../desk/ports/stop-store.ts';
import { isStopped, stopSentence } from '../../desk/stop-all.ts';
import { csrfField, type Html } from '../layout.ts';
import { momentUtc } from '../moment.ts';
import type { Page } from '../signed-in.ts';

export function settingsView(
  page: Page,
  what: {
    said: { done?: string; wrong?: string };
    stop: OutgoingStop | null;
    actions: { waiting: number; underWay: number };
    settings: readonly SettingView[];
    modelHasPrice: boolean;
  },
): Html {
  const { said, settings } = what;
  const money = settings.find(({ setting }) => setting.key === 'CLIENT_DAY_COST');
  return html`${said.done ? html`<p class="said" role="status">${said.done}</p>` : ''}
${said.wrong ? html`<p class="wrong" role="alert">${said.wrong}</p>` : ''}
${switchPanel(page, what.stop, what.actions)}
<h2>Settings that change at once</h2>
<p class="soft">They win over the environment, hold in every process of the desk, and every change stands in the log. Everything else, and every password or key, stays in the environment and is not shown here.</p>
${
  money && money.value !== 'off' && !what.modelHasPrice
    ? html`<p class="wrong" role="status">The limit of money cannot hold: the model has no price. Set OPENAI_PRICE and start the desk again.</p>`
    : ''
}
${settings.map((view) => settingPanel(page, view))}`;
}

function switchPanel(
  page: Page,
  stop: OutgoingStop | null,
  { waiting, underWay }: { waiting: number; underWay: number },
): Html {
  const begun =
    underWay === 0
      ? ''
      : html`<p class="small">${underWay} had begun before and cannot be called back.</p>`;
  if (isStopped(stop))
    return html`<section class="panel" aria-labelledby="switch">
<h2 id="switch">Outgoing actions are stopped</h2>
<p>${stopSentence(stop, waiting)}</p>${begun}
<p class="hint">Clients can answer cards; what they approve waits. Whatever reaches the end of its card meanwhile is not done, and its client is told.</p>
<form method="post" action="/settings/release">${csrfField(page)}<button class="primary" type="submit">Let all actions go on</button></form>
</section>`;
  return html`<section class="panel" aria-labelledby="switch">
<h2 id="switch">Stop all outgoing actions</h2>
<p>Nothing leaves the desk any more for anybody: no mail, no look-up, no page. Clients can still talk and answer cards; what they approve waits.</p>
<form method="post" action="/settings/stop">${csrfField(page)}
<div class="field"><label for="word">Type STOP to confirm</label>
<input id="word" name="word" autocomplete="off" autocapitalize="characters" spellcheck="false" required></div>
<button class="danger" type="submit">Stop all outgoing actions</button></form>
</section>`;
}

function settingPanel(page: Page, { setting, value, origin, base }: SettingView): Html {
  const { key, title, hint, right, choices } = setting;
  const id = `value-${key}`;
  const field = choices
    ? html`<select id="${id}" name="value">${choices.map(
        (choice) =>
          html`<option value="${choice}"${choice === value ? html` selected` : ''}>${choice}</option>`,
      )}</select>`
    : html`<input id="${id}" name="value" value="${value}" required maxlength="200" autocomplete="off" spellcheck="false" aria-describedby="hint-${key}">`;
  return html`<div class="panel">
<form method="post" action="/settings">${csrfField(page)}<input type="hidden" name="key" value="${key}">
<label for="${id}">${title}</label>
<div class="row">${field}<button type="submit" aria-label="Save ${title}">Save</button>
<span class="small soft">${originText(origin)}</span></div>
<p class="hint" id="hint-${key}">${hint} ${choices ? '' : `It should be ${right}.`} In the environment: <code>${key}</code>.</p>
</form>
${
  origin.from === 'operator'
    ? html`<form method="post" action="/settings/reset">${csrfField(page)}<input type="hidden" name="key" value="${key}"><button class="plain" type="submit" aria-label="Back to ${base}: ${title}">Back to ${base}</button></form>`
    : ''
}
</div>`;
}

function originText(origin: SettingView['origin']): Html {
  switch (origin.from) {
    case 'default':
      return html`the usual value`;
    case 'environment':
      return html`from the environment`;
    case 'operator':
      return html`changed by ${origin.name}, ${momentUtc(origin.at)}`;
  }
}
