import { role, secretName } from '../lexicon.ts';
import { FeatureSpace } from './feature-space.ts';

const roles = Object.entries(role);
const names = roles.filter(([, bit]) => (secretName & bit) !== 0);
const shapes = [
  'word',
  'number',
  'mixed',
  'product',
  'identifier',
  'email',
  'url',
  'file',
  'date',
  'time',
  'quantity',
  'handle',
] as const;

/** Every feature, in one place: the trained model refers to them by name. */
export const space = new FeatureSpace();

/** What a value looks like. */
export const value = {
  shape: space.one<string>('shape', shapes),
  strength: space.scale('strength', [0, 1, 2, 3]),
  length: space.scale('length', [2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24]),
  digits: space.scale('digits', [0, 1, 2, 3, 4, 5, 6, 8, 12]),
  odd: space.scale('oddness', [0, 1, 2]),
  lower: space.flag('small letters'),
  upper: space.flag('capital letters'),
  upperInside: space.flag('capital inside'),
  capitals: space.flag('capitals and digits only'),
  symbol: space.flag('symbol'),
  strongSymbol: space.flag('symbol of passwords'),
  joiner: space.flag('dot, dash or underscore'),
  slash: space.flag('slash or colon'),
  tail: space.flag('digits behind letters'),
  headDigits: space.flag('digits before letters'),
  year: space.flag('year'),
  round: space.flag('round number'),
  day: space.flag('calendar day'),
  sameDigit: space.flag('one digit again and again'),
  capitalWord: space.flag('capitalised'),
  latin: space.flag('latin'),
  telling: space.flag('telling'),
  known: space.flag('known word'),
  own: space.bits('itself', roles),
};

/** Where it stands. */
export const place = {
  first: space.flag('first'),
  last: space.flag('last'),
  alone: space.flag('alone'),
  startsLine: space.flag('starts a line'),
  endsLine: space.flag('ends a line'),
  startsSentence: space.flag('starts a sentence'),
  endsSentence: space.flag('ends a sentence'),
  quoted: space.flag('quoted'),
  bracketed: space.flag('bracketed'),
  pointedAt: space.flag('colon before'),
  points: space.flag('colon behind'),
  commaBefore: space.flag('comma before'),
  commaBehind: space.flag('comma behind'),
  asked: space.flag('question mark behind'),
  slashBefore: space.flag('slash before'),
  slashBehind: space.flag('slash behind'),
  twice: space.flag('said twice'),
};

/** What the words around it are, one by one. */
export const neighbours = [-4, -3, -2, -1, 1, 2, 3, 4].map((offset) => {
  const side = offset < 0 ? `${offset}` : `+${offset}`;
  return {
    offset,
    none: space.flag(`${side} nothing`),
    roles: space.bits(side, roles),
    shape: space.one<string>(`${side} shape`, shapes),
    unknown: space.flag(`${side} unknown word`),
    strong: space.flag(`${side} strong`),
    near: space.flag(`${side} in the sentence`),
  };
});

/** The nearest name of a secret on each side. */
export const nameSides = (['name before', 'name behind'] as const).map((side) => ({
  side,
  none: space.flag(`${side}: none`),
  distance: space.scale(`${side}: distance`, [1, 2, 3, 4, 5, 6, 8, 12, 20]),
  kind: space.bits(side, names),
  full: space.flag(`${side}: full name`),
  plural: space.flag(`${side}: plural`),
  other: space.flag(`${side}: of another thing`),
  points: space.flag(`${side}: colon`),
  near: space.flag(`${side}: in the sentence`),
  owned: space.flag(`${side}: owned`),
  between: space.bits(`${side}: between`, roles),
  strange: space.flag(`${side}: unknown word between`),
}));

/** What its clause and the whole message hold. */
export const around = {
  clauseBefore: space.bits('clause before', roles),
  clauseBehind: space.bits('clause behind', roles),
  message: space.bits('message', roles),
  otherThings: space.flag('names of other things only'),
  units: space.scale('words', [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 50]),
  unknown: space.scale('unknown words', [0, 1, 2, 3, 4, 6, 8, 12]),
  candidates: space.scale('candidates', [1, 2, 3, 4, 6, 8, 12, 20]),
  strong: space.scale('strong values', [0, 1, 2, 3]),
  numbers: space.scale('numbers', [0, 1, 2, 3]),
  question: space.flag('ends in a question'),
  anyQuestion: space.flag('asks something'),
  email: space.flag('e-mail address'),
  url: space.flag('link'),
  handle: space.flag('handle'),
};

/** What the messages before lead one to expect. */
export const before = {
  any: space.flag('messages before'),
  word: space.one<string>('expected word', ['no', 'introduced', 'alone']),
  password: space.one<number>('expected password', [0, 1, 2]),
  login: space.flag('expected login'),
  access: space.flag('expected way in'),
  code: space.flag('expected code'),
  number: space.flag('expected number'),
};
