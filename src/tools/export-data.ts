import { z } from 'zod';
import { isApproved } from '../desk/gate.ts';
import type { Clock } from '../desk/ports/clock.ts';
import { type ExecutionOutcome, type OutsideTool, outsideTool } from '../desk/tool.ts';
import { type ExportDeps, exportArchive } from './export/archive.ts';

const PAYLOAD = z.strictObject({ kind: z.literal('export_data'), chat: z.string() });
export type ExportPayload = z.infer<typeof PAYLOAD>;
const INPUT = z.strictObject({});

/** What the strictest channel takes as one file. */
const MAX_BYTES = 45 * 1024 * 1024;

/** The client's right of access: everything that is kept of them, handed to their own chat after a yes. */
export function exportData(
  deps: ExportDeps & { clock: Clock },
): OutsideTool<z.infer<typeof INPUT>, ExportPayload> {
  return outsideTool({
    name: 'export_data',
    effect: 'outside',
    standing: 'never',
    description:
      'Asks the client for their yes to send them a copy of everything that is kept of them, into this chat.',
    input: INPUT,
    payload: PAYLOAD,
    audit: {
      source: 'desk',
      dataCategory: 'identity',
      purpose: 'give the client a copy of their data',
    },
    propose: (_input, workspace) => ({
      ok: true,
      payload: { kind: 'export_data', chat: workspace.conversation.id },
      card: CARD,
      about: 'export_data',
      host: null,
    }),
    async run(approved) {
      if (!isApproved(approved)) throw new Error('export_data was called past the gate');
      return handOver(deps, approved.clientId);
    },
    // A crash in between has handed over nothing, and a copy of one's own data may be made twice.
    reconcile: ({ clientId }) => handOver(deps, clientId),
  });
}

const CARD = [
  'What will happen: I send you one zip file into this chat, with everything I keep of you: your CV as you sent it, its facts, our messages, searches, drafts, saved jobs, cards, costs, settings, and your part of the log.',
  'It is readable for whoever can open this chat. There is no link, so nothing has to expire; delete the file here when you have saved it.',
].join('\n');

async function handOver(
  deps: ExportDeps & { clock: Clock },
  clientId: string,
): Promise<ExecutionOutcome> {
  const archive = await exportArchive(deps, clientId, deps.clock.now());
  if (!archive) throw new Error('The client of the export is not there.');
  const nothing = { followUp: false, changes: [], files: [] };
  if (archive.bytes.byteLength > MAX_BYTES)
    return {
      ...nothing,
      status: 'failed',
      errorCode: 'too_big',
      sentence:
        'Your data is too large for this chat. Please ask a person of this desk for it: "I want to talk to a person".',
      event: 'The export was too large for the chat.',
    };
  return {
    ...nothing,
    status: 'done',
    errorCode: null,
    sentence: `Your data follows as ${archive.name}.`,
    event: 'The client was handed their export.',
    files: [
      {
        kind: 'file',
        name: archive.name,
        mime: 'application/zip',
        base64: Buffer.from(archive.bytes).toString('base64'),
        caption: 'Everything I keep of you. Open index.html to read it.',
      },
    ],
  };
}
