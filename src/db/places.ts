import type { Place } from './sealer.ts';

/** Where each kind of content belongs; sealing and opening must name the same place. */
export const PLACES = {
  turn: (id: string): Place => ({ table: 'turns', column: 'messages', row: id }),
  cvInfo: (clientId: string): Place => ({ table: 'cvs', column: 'info', row: clientId }),
  cvFile: (clientId: string): Place => ({ table: 'cvs', column: 'file', row: clientId }),
  fact: (id: string): Place => ({ table: 'facts', column: 'fact', row: id }),
  preference: (clientId: string, key: string): Place => ({
    table: 'preferences',
    column: 'value',
    row: `${clientId}/${key}`,
  }),
  contact: (id: string): Place => ({ table: 'contacts', column: 'email', row: id }),
  pipelineNote: (clientId: string, postingId: string): Place => ({
    table: 'pipeline',
    column: 'note',
    row: `${clientId}/${postingId}`,
  }),
  search: (id: string): Place => ({ table: 'searches', column: 'search', row: id }),
  draft: (id: string): Place => ({ table: 'drafts', column: 'draft', row: id }),
} as const;
