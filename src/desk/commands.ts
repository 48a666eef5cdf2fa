import { type AlertCommand, readAlertCommand } from './alerts/alert-words.ts';
import { type DigestCommand, readDigestCommand } from './digest/read-command.ts';
import { type ForgetWish, readForget } from './forget-command.ts';
import { readStageCommand, type StageCommand } from './replies/stage-command.ts';
import { readSearchesWish, type SearchesWish } from './search-history.ts';
import { type PersonWish, readPersonWish } from './takeover/read-wish.ts';

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
        | 'notsecret'
        | 'privacy'
        | 'profile'
        | 'questions'
        | 'stop'
        | 'export'
        | 'delete'
        | 'pause'
        | 'resume';
    }
  | { name: 'forget'; wish: ForgetWish }
  | { name: 'searches'; wish: SearchesWish }
  | { name: 'revoke'; number: number }
  /** Without a number: the only card that waits. */
  | { name: 'cancel'; number: number | null }
  | { name: 'timezone'; zone: string | null }
  | { name: 'quiet'; hours: string | null }
  | PersonWish
  | AlertCommand
  | DigestCommand
  | StageCommand
  | { name: 'unknown'; word: string };

/**
 * Reads a command: a slash word, or a whole message that is one of the plain phrases below.
 * Anything with more words goes to the agent, so that no request is cut short by a keyword in it.
 */
export function readCommand(text: string): Command | null {
  const alerts = readAlertCommand(text);
  if (alerts) return alerts;
  const folded = text
    .trim()
    .toLowerCase()
    .replace(/[\s]+/g, ' ')
    .replace(/[.!?]+$/, '')
    .replace(/^(?:please )|(?: please)$/g, '');
  const revoke = /^\/?revoke (?:permission )?#?(\d{1,4})$/.exec(folded);
  if (revoke?.[1]) return { name: 'revoke', number: Number(revoke[1]) };
  const cancel =
    /^\/?(?:cancel|withdraw)(?: (?:card )?#?(\d{1,6}))$/.exec(folded) ?? /^\/cancel$/.exec(folded);
  if (cancel) return { name: 'cancel', number: cancel[1] ? Number(cancel[1]) : null };
  const zone = /^\/timezone(?: (\S{1,60}))?$/.exec(text.trim());
  if (zone) return { name: 'timezone', zone: zone[1] ?? null };
  const quiet = /^\/quiet(?: (.{1,30}))?$/.exec(folded);
  if (quiet) return { name: 'quiet', hours: quiet[1] ?? null };
  const searches = readSearchesWish(folded);
  if (searches) return { name: 'searches', wish: searches };
  const forget = /^\/forget(?: (.{1,40}))?$/.exec(folded);
  if (forget) return { name: 'forget', wish: readForget(forget[1] ?? '') };
  const digest = readDigestCommand(folded);
  if (digest) return digest;
  const person = readPersonWish(folded);
  if (person) return person;
  const stage = readStageCommand(folded);
  if (stage) return stage;
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
  'notsecret',
  'privacy',
  'profile',
  'questions',
  'stop',
  'export',
  'delete',
  'pause',
  'resume',
] as const;

/** What somebody may ask for before, or after, their consent: all that is kept of it is the name of the command. */
export const OPEN_COMMANDS = ['privacy', 'log', 'export', 'delete'] as const;
export type OpenCommand = (typeof OPEN_COMMANDS)[number];

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
  ['privacy', 'privacy'],
  ['privacy notice', 'privacy'],
  ['the privacy notice', 'privacy'],
  ['who reads my words', 'privacy'],
  ['what do you keep', 'privacy'],
  ['profile', 'profile'],
  ['my profile', 'profile'],
  ['my preferences', 'profile'],
  ['my wishes', 'profile'],
  ['questions', 'questions'],
  ['ask me the questions', 'questions'],
  ['not a secret', 'notsecret'],
  ['not secret', 'notsecret'],
  ['no secret', 'notsecret'],
  ['that was not a secret', 'notsecret'],
  ['that is not a secret', 'notsecret'],
  ["that's not a secret", 'notsecret'],
  ["that wasn't a secret", 'notsecret'],
  ['that was no secret', 'notsecret'],
  ['it was not a secret', 'notsecret'],
  ["it wasn't a secret", 'notsecret'],
  ['this is not a secret', 'notsecret'],
  ['stop', 'stop'],
  ['send me my data', 'export'],
  ['export my data', 'export'],
  ['send me a copy of my data', 'export'],
  ['a copy of my data', 'export'],
  ['me my data', 'export'],
  ['my data', 'export'],
  ['delete me', 'delete'],
  ['delete my account', 'delete'],
  ['delete my data', 'delete'],
  ['delete all my data', 'delete'],
  ['delete everything about me', 'delete'],
  ['forget me', 'delete'],
  ['close my account', 'delete'],
  ['pause', 'pause'],
  ['pause everything', 'pause'],
  ['stop everything', 'pause'],
  ['stop everything for now', 'pause'],
  ['resume', 'resume'],
]);
