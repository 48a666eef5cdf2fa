/** Where a saved posting stands for a client. */
export const STAGES = [
  'saved',
  'drafted',
  'contacted',
  'applied',
  'interview',
  'offer',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

export interface PipelineItem {
  postingId: string;
  stage: Stage;
  note: string | null;
  at: Date;
}

/** Reads a stage from a word that a client or a model may use for it; null when it is none. */
export function stageFrom(word: string): Stage | null {
  const folded = word.trim().toLowerCase();
  const exact = STAGES.find((stage) => stage === folded);
  return exact ?? STAGE_WORDS.get(folded) ?? null;
}

const STAGE_WORDS = new Map<string, Stage>([
  ['save', 'saved'],
  ['draft', 'drafted'],
  ['sent', 'contacted'],
  ['wrote', 'contacted'],
  ['written', 'contacted'],
  ['apply', 'applied'],
  ['application', 'applied'],
  ['interviewing', 'interview'],
  ['interviews', 'interview'],
  ['offered', 'offer'],
  ['rejected', 'closed'],
  ['declined', 'closed'],
  ['withdrawn', 'closed'],
  ['done', 'closed'],
]);
