import { inspectText } from '../guard/secrets.ts';
import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import type { Cv, Fact } from './cv.ts';
import { factsView } from './facts-view.ts';
import { outboundText } from './outbound.ts';
import { sha256Hex } from './payload.ts';
import type { ChannelAdapter } from './ports/channel.ts';
import { ChannelError } from './ports/channel.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { CvReader } from './ports/cv-reader.ts';
import type { Change, InboxContent, InboxItem, Store } from './ports/store.ts';
import { yearsWorked } from './positions.ts';
import type { DeskSettings } from './settings.ts';
import { botSpeaks } from './takeover/bot-speaks.ts';

export interface CvIntakeDeps {
  store: Store;
  reader: CvReader;
  adapter(account: string): ChannelAdapter | null;
  clock: Clock;
  ids: Ids;
  settings: DeskSettings;
  /** The CV changed: what is remembered of the old one goes. */
  forget(conversationId: string): void;
}

/**
 * A document arrived: reads it, passes its text through the guard, and replaces the client's CV with it (P17).
 * What cannot be used is answered with one sentence; the CV on file stays as it was. While a person answers the client, it
 * is said to nobody but them, as an event of the talk.
 * @param remarks    lines for the client beside the answer
 * @param alongside  changes for the same unit
 */
export async function takeCv(
  deps: CvIntakeDeps,
  home: { client: Client; conversation: Conversation },
  item: InboxItem,
  file: Extract<InboxContent, { kind: 'file' }>,
  signal: AbortSignal,
  remarks: readonly string[],
  alongside: readonly Change[] = [],
): Promise<void> {
  const at = deps.clock.now();
  const subject = { ...home, at };
  const silent = !botSpeaks(home.conversation);
  const say = (text: string) =>
    silent ? [] : [outboundText(deps.ids, home.conversation, at, text)];
  const done: Change[] = [
    { type: 'inbox_done', inboxId: item.id, state: 'done' },
    ...alongside,
    ...remarks.flatMap(say),
  ];
  const event = (text: string): Change => ({
    type: 'event',
    inboxId: deps.ids.next(),
    conversationId: home.conversation.id,
    text,
    followUp: false,
    at,
  });
  const refuse = (code: string, sentence: string) =>
    deps.store.commit(
      [
        {
          type: 'audit',
          entry: auditEntry(subject, {
            source: 'document',
            dataCategory: 'cv',
            purpose: 'read the CV that the client sent',
            action: 'cv.refused',
            errorStatus: code,
          }),
        },
        ...say(sentence),
        ...(silent ? [event('The client sent a file that could not be used.')] : []),
        ...done,
      ],
      'full',
    );

  const bytes = await fetchBytes(deps, home, file, signal);
  if (typeof bytes === 'string') return refuse('not_fetched', bytes);
  const reading = await deps.reader.read(bytes, file.name, signal);
  if (!reading.ok) return refuse(reading.problem, reading.sentence);
  const verdict = inspectText([reading.text, ...reading.warnings].join('\n'), {
    scope: 'document',
  });
  if (verdict.blocked)
    return refuse(
      'secret',
      `I did not keep this file: it seems to hold a ${verdict.kind.replaceAll('_', ' ')}. Please take it out and send the file again.`,
    );

  const cv: Cv = {
    id: deps.ids.next(),
    fileName: file.name,
    mime: reading.mime,
    text: reading.text,
    sha256: sha256Hex(bytes),
    size: bytes.byteLength,
    pages: reading.pages,
    positions: reading.positions,
    readAt: at,
  };
  const facts: Fact[] = reading.facts.map((fact) => ({ ...fact, id: deps.ids.next() }));
  await deps.store.commit(
    [
      { type: 'cv_replaced', clientId: home.client.id, cv, file: bytes, facts },
      {
        type: 'audit',
        entry: auditEntry(subject, {
          source: 'document',
          dataCategory: 'cv',
          purpose: 'read the CV that the client sent',
          action: 'cv.replaced',
          notes: `${facts.length} facts read`,
        }),
      },
      event(
        `The client handed in a CV; ${facts.length} facts were read${silent ? ', and not shown to them yet' : ' and shown'}.`,
      ),
      ...say(receipt(cv, facts, reading.warnings)),
      ...done,
    ],
    'full',
  );
  deps.forget(home.conversation.id);
}

async function fetchBytes(
  deps: CvIntakeDeps,
  home: { conversation: Conversation },
  file: Extract<InboxContent, { kind: 'file' }>,
  signal: AbortSignal,
): Promise<Uint8Array | string> {
  if (file.mime?.startsWith('image/'))
    return 'I cannot read pictures. Please send your CV as a document (PDF, Word, OpenDocument or text).';
  const tooBig = `The file is larger than ${Math.floor(deps.settings.maxCvBytes / 1_048_576)} MB. Please send a smaller one.`;
  if (file.size !== null && file.size > deps.settings.maxCvBytes) return tooBig;
  const adapter = deps.adapter(home.conversation.account);
  if (!adapter) return 'I cannot fetch the file right now. Please send it again.';
  try {
    return await adapter.fetchFile(file.ref, deps.settings.maxCvBytes, signal);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    return error.code === 'too_big' ? tooBig : error.message;
  }
}

function receipt(cv: Cv, facts: readonly Fact[], warnings: readonly string[]): string {
  const pages = cv.pages === null ? '' : ` (${cv.pages} ${cv.pages === 1 ? 'page' : 'pages'})`;
  const years = yearsWorked(cv.positions ?? [], cv.readAt);
  return [
    facts.length > 0
      ? `I read these facts from ${cv.fileName}${pages}:\n${factsView(facts)}`
      : `I read ${cv.fileName}${pages}, but found no facts that I am sure of. Tell me, for example, "my title is nurse".`,
    years === null || years === 0
      ? ''
      : `By its dates that is about ${years === 1 ? '1 year' : `${years} years`} of work.`,
    ...warnings.map((warning) => `Note: ${warning}`),
    'Is something wrong? Tell me, for example "my title is Staff Engineer". A new file replaces this one.',
  ]
    .filter(Boolean)
    .join('\n\n');
}
