import type { Hit } from '../detectors/hit.ts';
import { noSecret, role } from '../lexicon.ts';
import { createPhraseFinder, type FoundPhrase, foldText } from '../phrase-finder.ts';
import { readPlain } from '../plain.ts';
import { endsClause, has, isQuoted, type Unit } from '../unit.ts';
import { questionWords } from './question-words.ts';
import type { Setting } from './setting.ts';

type Kind = keyof typeof questionWords;
type Found = FoundPhrase<Kind>;

const findWords = createPhraseFinder(questionWords);

/** A message with more words is a story. */
const LONGEST = 60;
/** A text of one long word has few words. */
const LONGEST_TEXT = 2_000;
/** An answer is a name, a place, a date or a few words. */
const LONGEST_ANSWER = 5;
/** A reply to a question that was passed on. */
const LONGEST_REPLY = 4;
const LONGEST_LOOK_BACK = 400;

const questions: readonly Kind[] = ['question', 'bank', 'stock', 'form'];

/** What a message says of security questions: which, who asks, and whether it is talk only. */
function hear(folded: string): { found: Found[]; tells: (kind: Kind) => boolean } {
  const found = findWords(folded);
  return { found, tells: (kind) => found.some((one) => one.kind === kind) };
}

/**
 * An answer to a security question: "security question is mother's maiden name, answer O'Halloran", "if it asks first
 * pet say Mr Whiskers". A stock question counts only where something says that an account is guarded by it.
 */
export function findSecurityAnswer(
  text: string,
  units: readonly Unit[],
  setting: Setting,
): Hit | undefined {
  if (setting.document || units.length > LONGEST || text.length > LONGEST_TEXT) return undefined;
  const folded = foldText(text);
  const { found, tells } = hear(folded);
  const guarded = found.some(
    ({ kind, start, end }) => kind === 'account' && !profile.test(folded.slice(start, end)),
  );
  if (!guards(tells, text, guarded) || tells('talk') || /[?？؟]\s*$/.test(text)) return undefined;
  const named = tells('question');
  for (const one of found) {
    const starts: number[] = [];
    if (one.kind === 'answer' && !isWithin(one.start, found, 'account')) starts.push(one.end);
    if (questions.includes(one.kind)) {
      const gap = connector.exec(folded.slice(one.end, one.end + 70));
      if (gap !== null) starts.push(one.end + gap[0].length);
      if (one.kind === 'question' && isAnswerTo(one, found)) starts.push(one.end);
      if (named && one.kind !== 'question' && capital.test(text.slice(one.end, one.end + 4)))
        starts.push(one.end);
    }
    for (const start of starts) {
      const hit = readAnswer(units, start, found);
      if (hit !== undefined) return hit;
    }
    const told =
      one.kind === 'answer' && tells('asked') ? readBefore(units, one.start, found) : undefined;
    if (told !== undefined) return told;
  }
  const marked = answerMark.exec(folded);
  if (marked !== null) {
    const hit = readAnswer(units, marked.index + marked[0].length, found);
    if (hit !== undefined) return hit;
  }
  return tells('answer') || tells('asked') ? readQuotedAnswer(units, found) : undefined;
}

/** "Q: ... A: Dundee". */
const answerMark = /(?<![\p{L}\d])(?:a|ans|r|antw|odp|resp)[:.]\s+(?=\S)/u;

/** "the answer of the security question Lulu", in languages that need no verb. */
function isAnswerTo(question: Found, found: readonly Found[]): boolean {
  return found.some(({ kind, end }) => {
    const gap = question.start - end;
    return kind === 'answer' && gap >= 0 && gap <= 4;
  });
}

/** "first car Maruti 800": a name right behind the question. */
const capital = /^\s*\p{Lu}\p{Ll}/u;

/** Between a question and its answer: up to a few words and "is", a colon, an arrow, a dash or a question mark. */
const connector =
  /^[^.!?;\n]{0,50}?(?:\s?[=→:：]+\s*|\s?->\s*|\s[-–>]\s|\?["'”»]?\s(?:[ar]:\s|ans\w{0,3}[:.]\s)?|？|\s(?:(?:is|was) (?:called|named)|is|was|are|ist|war|c'est|c est|est|es|era|e|foi|jest|to|ar|это|هو|هي|है|hai)\s|は|是|叫)/;

/** Where one makes a profile, too: a form asks the same there. */
const profile =
  /^(?:acc|log|sign|anmeld|einlog|konto|kont$|kontos|compte|cuenta|conta|entrar|acceder|inlog|hesa|giris|аккаунт|вход|войти|حساب|الدخول|खा|अकाउंट|लॉगिन|khata|账号|帐号|账户|登录|アカウント|ログイン|계정|로그인)/;

/** A name for a security question, or a stock question of somebody who guards an account. */
function guards(tells: (kind: Kind) => boolean, text: string, guarded: boolean): boolean {
  if (tells('question')) return true;
  if (tells('work')) return false;
  const account = tells('account');
  const answered = tells('answer') || /[:：=→]\s*\S/.test(text);
  const told = tells('asked') || answered;
  if (tells('bank')) return account || tells('asked');
  if (tells('stock')) return told && (account || (tells('asked') && answered));
  return tells('form') && guarded && tells('asked') && tells('answer');
}

function isWithin(at: number, found: readonly Found[], kind: Kind): boolean {
  return found.some((one) => one.kind === kind && one.start < at && at < one.end);
}

const loose =
  role.is | role.as | role.filler | role.my | role.grammar | role.to | role.use | role.for;

function readAnswer(
  units: readonly Unit[],
  start: number,
  found: readonly Found[],
): Hit | undefined {
  const glued = units.find((unit) => unit.start < start && start < unit.end);
  if (glued !== undefined && isGluedAnswer(glued.text.slice(start - glued.start))) {
    return { kind: 'security_answer', detector: 'security-answer', start, end: glued.end };
  }
  let at = units.findIndex((unit) => unit.start >= start);
  if (at < 0) return undefined;
  const first = at;
  while (at < first + 3 && isLoose(units[at]) && !endsHere(units, at)) at += 1;
  const value = units[at];
  if (value === undefined || !isAnswer(value, at > first || value.start > start, found))
    return undefined;
  let to = at;
  while (to < at + LONGEST_ANSWER && !endsHere(units, to) && !has(units[to + 1], role.for)) to += 1;
  const end = units[Math.min(to, units.length - 1)]?.end ?? value.end;
  return { kind: 'security_answer', detector: 'security-answer', start: value.start, end };
}

/** "sorarsa Karaosman yaz", "पूछे तो चतुर्वेदी लिखना": the verb comes last, with a name right before it. */
function readBefore(units: readonly Unit[], end: number, found: readonly Found[]): Hit | undefined {
  const at = units.findIndex((unit) => unit.start >= end) - 1;
  const value = units[at];
  const verb = units[at + 1];
  if (value === undefined || verb === undefined || value.end > end || value.roles !== 0)
    return undefined;
  // The verb ends the sentence: "put Leeds" has its answer behind it.
  const last = units.slice(at + 2).every((unit) => has(unit, loose)) || endsHere(units, at + 1);
  if (!last || !/^(?:\p{Lu}|\p{Lo})/u.test(value.text) || endsHere(units, at)) return undefined;
  if (found.some((one) => one.start < value.end && value.start < one.end)) return undefined;
  return {
    kind: 'security_answer',
    detector: 'security-answer',
    start: value.start,
    end: value.end,
  };
}

/** "答案是刘桂芳": no space between, and no question word. */
function isGluedAnswer(rest: string): boolean {
  return (
    /^是?[\p{sc=Han}\p{sc=Kana}]{2,12}$/u.test(rest) &&
    !/^是?(?:什么|啥|哪|谁|对|错|不|没|何|怎|太)/.test(rest)
  );
}

function isLoose(unit: Unit | undefined): boolean {
  return has(unit, loose) && !/^\p{Lu}/u.test(unit?.text ?? '');
}

function endsHere(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  return unit === undefined || endsClause(unit, units[at + 1]);
}

/** A word of its own: no part of the question, nothing that is said of questions, no grammar. */
function isAnswer(unit: Unit, apart: boolean, found: readonly Found[]): boolean {
  if (found.some((one) => one.start < unit.end && unit.start < one.end)) return isQuoted(unit);
  const { shape } = unit.look;
  if (shape === 'number' || shape === 'date') return unit.text.length >= 4;
  if (shape === 'mixed' || shape === 'identifier') return unit.text.length >= 3;
  if (shape !== 'word' && shape !== 'product') return false;
  if (has(unit, role.descriptor | role.never | role.ask | role.soon)) return false;
  if (/^\p{Lu}/u.test(unit.text)) return !has(unit, role.head);
  return apart && !has(unit, noSecret | role.head | role.use) && unit.text.length >= 2;
}

/** "きかれるので「小鳥遊」って答えて": in quotation marks, and not the question itself. */
function readQuotedAnswer(units: readonly Unit[], found: readonly Found[]): Hit | undefined {
  const value = units.find(
    (unit) =>
      isQuoted(unit) &&
      !has(unit, noSecret) &&
      !found.some((one) => one.start < unit.end && unit.start < one.end),
  );
  if (value === undefined) return undefined;
  return {
    kind: 'security_answer',
    detector: 'security-answer',
    start: value.start,
    end: value.end,
  };
}

/** The same over two messages: "the bank wants my mother's maiden name", then the name alone. */
export function findAnswerToQuestion(
  units: readonly Unit[],
  previous: readonly string[],
): Hit | undefined {
  if (units.length === 0 || units.length > LONGEST_REPLY) return undefined;
  const last = readPlain(previous.at(-1)?.slice(-LONGEST_LOOK_BACK) ?? '').text;
  const { tells } = hear(foldText(last));
  const asks = tells('bank') || tells('stock') || (tells('form') && tells('question'));
  const guarded =
    tells('question') || tells('account') || tells('asked') || /[?？؟]\s*$/.test(last);
  if (!asks || !guarded || tells('talk') || doubts.test(last)) return undefined;
  const first = units[0];
  const end = units.at(-1);
  if (first === undefined || end === undefined || /[?？؟!]/.test(end.trail)) return undefined;
  if (!units.every((unit) => isName(unit) || has(unit, stating))) return undefined;
  const value = units.find(isName);
  if (value === undefined) return undefined;
  return {
    kind: 'security_answer',
    detector: 'security-answer',
    start: value.start,
    end: end.end,
  };
}

/** No thanks and no greeting: "thanks, Maria" is no answer. */
const stating = role.is | role.my | role.as | role.soon;

const doubts =
  /\b(?:scam|fraud|safe|normal|legit|why|should|betrug|arnaque|estafa|golpe|truffa)\b/i;

/** A capital, or a word of a script without capitals that is more than a particle of the chat. */
function isName(unit: Unit): boolean {
  if (unit.roles !== 0) return false;
  if (/^\p{Lu}[\p{L}\p{M}-]{2,}$/u.test(unit.text)) return true;
  if (/^(?:O|D|Mc)'\p{Lu}\p{Ll}+$/u.test(unit.text)) return true;
  return (
    /^[\p{Lo}\p{M}]{3,}$/u.test(unit.text) && !/[了吧呢啊吗的呀哦嗯요죠네よねかた]$/.test(unit.text)
  );
}
