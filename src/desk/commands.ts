/** What a client can ask the desk for without any model. */
export type Command =
  | {
      name:
        | 'start'
        | 'help'
        | 'cv'
        | 'pending'
        | 'pipeline'
        | 'log'
        | 'permissions'
        | 'cost'
        | 'stop';
    }
  | { name: 'revoke'; number: number }
  | { name: 'unknown'; word: string };

/**
 * Reads a command: a slash word, or a whole message that is one of the plain phrases below.
 * Anything with more words goes to the agent, so that no request is cut short by a keyword in it.
 */
export function readCommand(text: string): Command | null {
  const folded = text
    .trim()
    .toLowerCase()
    .replace(/[\s]+/g, ' ')
    .replace(/[.!?]+$/, '')
    .replace(/^(?:please )|(?: please)$/g, '');
  const revoke = /^\/?revoke (?:permission )?#?(\d{1,4})$/.exec(folded);
  if (revoke?.[1]) return { name: 'revoke', number: Number(revoke[1]) };
  const slash = /^\/([a-z]+)(?:@\w+)?$/.exec(folded);
  if (slash?.[1]) {
    const name = NAMES.find((item) => item === slash[1]);
    return name ? { name } : { name: 'unknown', word: slash[1].slice(0, 20) };
  }
  const name = PHRASES.get(
    folded.replace(/^(?:can you |could you )?(?:show|give|tell) (?:me )?/, ''),
  );
  return name ? { name } : null;
}

const NAMES = [
  'start',
  'help',
  'cv',
  'pending',
  'pipeline',
  'log',
  'permissions',
  'cost',
  'stop',
] as const;

const PHRASES = new Map<string, (typeof NAMES)[number]>([
  ['help', 'help'],
  ['what can you do', 'help'],
  ['commands', 'help'],
  ['my cv', 'cv'],
  ['what did you read from my cv', 'cv'],
  ['my facts', 'cv'],
  ['pending', 'pending'],
  ["what's pending", 'pending'],
  ['what is pending', 'pending'],
  ['what is waiting', 'pending'],
  ["what's waiting", 'pending'],
  ['what waits for my yes', 'pending'],
  ['pending cards', 'pending'],
  ['my cards', 'pending'],
  ['pipeline', 'pipeline'],
  ['my pipeline', 'pipeline'],
  ['the pipeline', 'pipeline'],
  ['saved jobs', 'pipeline'],
  ['my saved jobs', 'pipeline'],
  ['log', 'log'],
  ['my log', 'log'],
  ['the log', 'log'],
  ['audit log', 'log'],
  ['who touched my data', 'log'],
  ['what did you do with my data', 'log'],
  ['permissions', 'permissions'],
  ['my permissions', 'permissions'],
  ['what may you do', 'permissions'],
  ['cost', 'cost'],
  ['costs', 'cost'],
  ['the cost', 'cost'],
  ['my costs', 'cost'],
  ['usage', 'cost'],
  ['what does this cost', 'cost'],
  ['what did this cost', 'cost'],
  ['how much did this cost', 'cost'],
  ['stop', 'stop'],
]);
