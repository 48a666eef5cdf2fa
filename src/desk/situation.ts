import { dataBlock } from './data-block.ts';
import { statedPreferences } from './desk-note.ts';
import { localTime } from './local-time.ts';
import type { WorkspaceRows } from './ports/store.ts';

/**
 * What the model is told about the state of the desk before a turn: short, without addresses or CV text.
 * Values that came from documents or clients are marked as data.
 */
export function situation(rows: WorkspaceRows, now: Date): string {
  const title = rows.facts.find((fact) => fact.kind === 'title')?.value;
  const preferences = statedPreferences(rows.preferences);
  const lines = [
    `Now: ${localTime(now, rows.client.timeZone)} (${rows.client.timeZone}).`,
    rows.cv ? `The client's CV is on file.${title ? ` Title: ${data(title)}` : ''}` : 'No CV yet.',
    preferences.length > 0
      ? `Preferences: ${data(preferences.map((item) => `${item.key}=${item.value}`).join('; '))}`
      : '',
    rows.lastSearch
      ? `Last list shown: ${rows.lastSearch.shown.length} jobs for ${data(rows.lastSearch.query)}; the client may name them by number.`
      : '',
    rows.pipeline.length > 0 ? `Pipeline: ${rows.pipeline.length} saved.` : '',
    rows.drafts.length > 0
      ? `Drafts: ${rows.drafts.map((draft) => `draft ${draft.number} (version ${draft.version})`).join(', ')}.`
      : '',
    rows.pending.length > 0
      ? `Cards waiting for the client's yes or no: ${rows.pending.map((item) => `#${item.number} ${item.tool}`).join(', ')}. Nothing of it was executed.`
      : 'No card waits.',
  ];
  return lines.filter(Boolean).join('\n');
}

function data(text: string): string {
  return dataBlock(text.slice(0, 300));
}
