import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { z } from 'zod';
import { may, type Operator } from '../../desk/operators/operator.ts';
import type { ConversationHead } from '../../desk/ports/inbox-store.ts';
import type { Outcome } from '../../desk/takeover/takeover.ts';
import { typedWords } from '../auth/kept-words.ts';
import type { Flash } from '../flash.ts';
import { ITS_ID, readForm, STATUS, typedFields, words } from '../form.ts';
import { notAllowed, notFound } from '../refusals.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { MOST_QUERY } from './asks-view.ts';
import { MOST_NOTE, MOST_REPLY, MOST_SUMMARY } from './composer-view.ts';
import type { Answer, ConversationDeps } from './conversation.ts';
import type { Typed } from './conversation-view.ts';
import { MOST_TAG, SNOOZES } from './sidebar-view.ts';

interface ActionDeps extends ConversationDeps {
  flash: Flash;
  headFor(page: Page, id: string): Promise<ConversationHead | null>;
  show(page: Page, head: ConversationHead, answer: Answer): Promise<Response>;
}

type Act<Form> = (operator: Operator, id: string, form: Form) => Promise<Outcome>;

interface Options<Form> {
  /** Where the page opens afterwards. */
  lands?: string;
  /** What they typed, so that a refusal does not cost it. */
  typed?: (form: Form) => Typed;
  right?: 'answer' | 'assign';
}

const NOTHING = z.object({});
/** Who had it on the page where it was taken; empty: nobody. */
const TAKE = z.object({ from: z.string().max(64).default('') });
const REPLY = z.object({ text: words(MOST_REPLY, 'your reply'), id: ITS_ID });
const NOTE = z.object({ text: words(MOST_NOTE, 'your note'), id: ITS_ID });
const SUMMARY = z.object({ summary: words(MOST_SUMMARY, 'the summary') });
const TAG = z.object({
  tag: words(MOST_TAG, 'the tag').transform((tag) => tag.replace(/^#+/, '').toLowerCase()),
});
const SNOOZE = z.object({ hours: z.coerce.number().int() });
const ASSIGN = z.object({ to: z.string().max(64) });
const ASK_BOARD = z.object({
  board: z.string().min(1).max(100),
  query: words(MOST_QUERY, 'what to look for'),
});
const READ_PAGE = z.object({ url: z.string().min(1).max(2000) });

const HOUR_MS = 3_600_000;

/**
 * Every form of a conversation: what became of it stands on the page after it. A refusal gives the page at once, with
 * what was typed still in its box.
 */
export function conversationActions(app: Hono<SignedIn>, deps: ActionDeps): void {
  const { takeover, clock } = deps;

  function on<S extends z.ZodType>(
    action: string,
    schema: S,
    act: Act<z.infer<S>>,
    { lands = '', typed = () => ({}), right = 'answer' }: Options<z.infer<S>> = {},
  ): void {
    app.post(`/c/:id/${action}`, needs(right), async (page) => {
      const head = await deps.headFor(page, page.req.param('id') ?? '');
      if (!head) return notFound(page, await typedWords(page));
      const form = await readForm(page, schema);
      if (!form.ok) {
        const raw = (await typedFields(page)) ?? {};
        const wrong = form.sentence;
        return deps.show(page, head, { status: 422, wrong, typed: typedOf(action, raw) });
      }
      const outcome = await act(page.var.operator, head.id, form.data);
      if (outcome.ok) {
        deps.flash.say(page, outcome.sentence);
        return page.redirect(`/c/${head.id}${lands}`, 303);
      }
      // Somebody else may have changed it: the page shows how it is now.
      const now = await deps.headFor(page, head.id);
      if (!now || outcome.why === 'not_found') return notFound(page, await typedWords(page));
      return deps.show(page, now, {
        status: STATUS[outcome.why],
        wrong: outcome.sentence,
        typed: typed(form.data),
      });
    });
  }

  on(
    'take',
    TAKE,
    (operator, id, { from }) => takeover.claim(operator, id, { from: from || null }),
    {
      lands: '#reply',
    },
  );
  on(
    'reply',
    REPLY,
    (operator, id, { text, id: replyId }) =>
      takeover.reply(operator, id, text, idOf(replyId, text)),
    {
      lands: '#reply',
      typed: ({ text }) => ({ reply: text }),
    },
  );
  on(
    'note',
    NOTE,
    (operator, id, { text, id: noteId }) => takeover.note(operator, id, text, idOf(noteId, text)),
    {
      typed: ({ text }) => ({ note: text }),
    },
  );
  on('hand-back', NOTHING, (operator, id) => takeover.handBack(operator, id), {
    lands: '#summary',
  });
  on(
    'return',
    SUMMARY,
    (operator, id, { summary }) => takeover.confirmReturn(operator, id, summary),
    {
      typed: ({ summary }) => ({ summary }),
    },
  );
  on('assign', ASSIGN, (operator, id, { to }) => takeover.assign(operator, id, to || null), {
    right: 'assign',
  });
  on('snooze', SNOOZE, async (operator, id, { hours }) => {
    if (hours !== 0 && !SNOOZES.some((choice) => choice.hours === hours)) return NO_SUCH_TIME;
    const until = hours === 0 ? null : new Date(clock.now().getTime() + hours * HOUR_MS);
    return takeover.snooze(operator, id, until);
  });
  on('tag', TAG, (operator, id, { tag }) => takeover.tag(operator, id, tag, true));
  on('untag', TAG, (operator, id, { tag }) => takeover.tag(operator, id, tag, false));
  on('close', NOTHING, (operator, id) => takeover.close(operator, id));
  on('reopen', NOTHING, (operator, id) => takeover.reopen(operator, id), { right: 'assign' });
  on(
    'ask-board',
    ASK_BOARD,
    (operator, id, { board, query }) =>
      takeover.propose(operator, id, { tool: 'lookup_jobs', args: { board, query } }),
    { typed: ({ query }) => ({ query }) },
  );
  on('read-page', READ_PAGE, (operator, id, { url }) =>
    takeover.propose(operator, id, { tool: 'read_job_page', args: {}, seen: { url } }),
  );

  // The script says so while somebody types; there is nothing to show for it.
  app.post('/c/:id/keep', async (page) => {
    if (!may(page.var.operator, 'answer')) return notAllowed(page);
    const head = await deps.headFor(page, page.req.param('id'));
    if (!head) return notFound(page);
    const { ok } = await takeover.keep(page.var.operator, head.id);
    return page.body(null, ok ? 204 : 409);
  });
}

const NO_SUCH_TIME: Outcome = {
  ok: false,
  why: 'invalid',
  sentence: 'That is no time to snooze for. Choose one of the list.',
};

/**
 * The same form with the same words, sent twice, is one message. A browser gives an old form back with its old id (back, or
 * a reload), and other words in it are another message: under the first one's id they would be taken for sent.
 */
function idOf(formId: string, text: string): string {
  return `${formId.slice(0, 36)}-${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
}

/** What stood in the boxes of a form that could not be read. */
function typedOf(action: string, raw: Record<string, unknown>): Typed {
  const text = typeof raw.text === 'string' ? raw.text : '';
  if (action === 'reply') return { reply: text };
  if (action === 'note') return { note: text };
  if (action === 'ask-board') return typeof raw.query === 'string' ? { query: raw.query } : {};
  return action === 'return' && typeof raw.summary === 'string' ? { summary: raw.summary } : {};
}
