/** What the desk keeps of a client for a time only. What is in none of these goes with the client. */
export const RETENTION_CATEGORIES = [
  'messages',
  'cards',
  'files',
  'replies',
  'usage',
  'searches',
  'drafts',
  'pipeline',
  'postings',
  'cv',
] as const;
export type RetentionCategory = (typeof RETENTION_CATEGORIES)[number];

/** Days that each category is kept; null: until the client deletes it or leaves (P17). */
export type RetentionPolicy = Readonly<Record<RetentionCategory, number | null>>;

export const DEFAULT_RETENTION: RetentionPolicy = {
  messages: 365,
  cards: 365,
  files: 7,
  replies: 365,
  usage: 400,
  searches: null,
  drafts: null,
  pipeline: null,
  postings: 180,
  cv: null,
};

/** When each category's oldest kept row may have been made; a category that is kept has no such time. */
export type RetentionLimits = Partial<Record<RetentionCategory, Date>>;

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 36_500;

/**
 * Reads a list like "messages=365,drafts=keep"; what is not named stays at its default, 0 and keep mean: until the
 * client deletes it or leaves. Null when it cannot be read.
 */
export function readRetention(text: string): RetentionPolicy | null {
  const policy: Record<RetentionCategory, number | null> = { ...DEFAULT_RETENTION };
  for (const item of text.split(',')) {
    const match = /^\s*([a-z]+)\s*=\s*(keep|\d{1,5})\s*$/.exec(item);
    const category = RETENTION_CATEGORIES.find((name) => name === match?.[1]);
    if (!category || !match?.[2]) return null;
    const days = match[2] === 'keep' ? 0 : Number(match[2]);
    if (days > LONGEST_DAYS) return null;
    policy[category] = days === 0 ? null : days;
  }
  return policy;
}

export function retentionLimits(policy: RetentionPolicy, now: Date): RetentionLimits {
  const limits: RetentionLimits = {};
  for (const category of RETENTION_CATEGORIES) {
    const days = policy[category];
    if (days !== null) limits[category] = new Date(now.getTime() - days * DAY_MS);
  }
  return limits;
}

/** "messages 365 days, cv until the client deletes it or leaves". */
export function retentionText(policy: RetentionPolicy): string {
  return RETENTION_CATEGORIES.map((category) => {
    const days = policy[category];
    return `${category} ${days === null ? 'until deleted' : `${days} days`}`;
  }).join(', ');
}
