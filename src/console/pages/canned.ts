import type { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { deskEntry } from '../../desk/audit-templates.ts';
import type { CannedReply } from '../../desk/ports/canned-store.ts';
import type { Change } from '../../desk/ports/store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { createFlash } from '../flash.ts';
import { readForm, typedFields } from '../form.ts';
import { csrfField, type Html, layout } from '../layout.ts';
import { notFound } from '../refusals.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { MOST_REPLY } from './composer-view.ts';

const MOST_TITLE = 80;
const FORM = z.object({
  id: z.string().regex(/^[\w-]{0,64}$/),
  title: z.string().trim().min(1, 'the title is empty').max(MOST_TITLE),
  text: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, 'the text is empty').max(MOST_REPLY)),
});
const REMOVE = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) });

type Draft = { id: string; title: string; text: string };
const EMPTY: Draft = { id: '', title: '', text: '' };

/** /canned: the replies that all operators share, written by leads. */
export function cannedPages(
  app: Hono<SignedIn>,
  deps: Pick<ConsoleDeps, 'store' | 'clock' | 'ids'>,
): void {
  const { store, clock, ids } = deps;
  const flash = createFlash(clock);

  function row(page: Page, action: string, id: string): Change {
    const { operator } = page.var;
    return {
      type: 'audit',
      entry: deskEntry(clock.now(), {
        source: 'console',
        purpose: 'keep the replies that operators share',
        action,
        notes: `reply ${id}; operator ${operator.name}`,
      }),
    };
  }

  async function show(page: Page, draft: Draft, wrong: string | null) {
    const replies = await store.cannedReplies();
    const said = wrong === null ? flash.take(page) : null;
    return page.html(
      layout(page, {
        title: 'Ready replies',
        styles: ['inbox.css'],
        body: html`${said === null ? '' : html`<p class="said" role="status">${said}</p>`}
${wrong === null ? '' : html`<p class="wrong" role="alert">${wrong}</p>`}
<div class="columns"><div>${list(page, replies)}</div><div>${editor(page, draft)}</div></div>`,
      }),
      wrong === null ? 200 : 422,
    );
  }

  app.get('/canned', needs('canned'), async (page) => {
    const id = page.req.query('edit');
    if (id === undefined) return show(page, EMPTY, null);
    const known = (await store.cannedReplies()).find((reply) => reply.id === id);
    return known ? show(page, known, null) : notFound(page);
  });

  app.post('/canned', needs('canned'), async (page) => {
    const form = await readForm(page, FORM);
    if (!form.ok) return show(page, await typed(page), form.sentence);
    const { title, text } = form.data;
    const id = form.data.id || ids.next();
    const saved = await store.saveCanned(
      { id, title, text, operatorId: page.var.operator.id, at: clock.now() },
      [row(page, 'canned_reply.saved', id)],
    );
    if (!saved)
      return show(page, form.data, 'Another reply has this title. Choose one of its own.');
    flash.say(page, 'The reply is kept.');
    return page.redirect('/canned', 303);
  });

  app.post('/canned/remove', needs('canned'), async (page) => {
    const form = await readForm(page, REMOVE);
    if (!form.ok) return notFound(page);
    const { id } = form.data;
    const gone = await store.removeCanned(id, [row(page, 'canned_reply.removed', id)]);
    flash.say(page, gone ? 'The reply is deleted.' : 'The reply was deleted already.');
    return page.redirect('/canned', 303);
  });
}

function list(page: Page, replies: readonly CannedReply[]): Html {
  if (replies.length === 0)
    return html`<p class="empty">There are no ready replies yet. Write the first one here.</p>`;
  return html`${replies.map(
    ({ id, title, text }) => html`<section class="panel">
<h2 class="flush"><bdi>${title}</bdi></h2>
<p class="words" dir="auto">${text}</p>
<div class="row"><a class="button" href="/canned?edit=${id}">Edit</a>
<form method="post" action="/canned/remove">${csrfField(page)}<input type="hidden" name="id" value="${id}"><button class="danger" type="submit" aria-label="Delete ${title}">Delete</button></form></div>
</section>`,
  )}`;
}

function editor(page: Page, { id, title, text }: Draft): Html {
  return html`<form class="panel" method="post" action="/canned">
${csrfField(page)}<input type="hidden" name="id" value="${id}">
<h2 class="flush">${id === '' ? 'A new reply' : 'Change the reply'}</h2>
<div class="field"><label for="title">Title</label><input id="title" name="title" value="${title}" required maxlength="${MOST_TITLE}"></div>
<div class="field"><label for="text">Text</label><textarea id="text" name="text" required maxlength="${MOST_REPLY}" rows="6" dir="auto">${text}</textarea></div>
<div class="row"><button class="primary" type="submit">Keep it</button>${id === '' ? '' : html`<a class="button" href="/canned">Leave it as it was</a>`}</div>
</form>`;
}

async function typed(page: Page): Promise<Draft> {
  const raw = (await typedFields(page)) ?? {};
  const field = (name: string) => {
    const value = raw[name];
    return typeof value === 'string' ? value : '';
  };
  return { id: '', title: field('title'), text: field('text') };
}
