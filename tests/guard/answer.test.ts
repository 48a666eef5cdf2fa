import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/guard/answer.ts';
import { answerLanguages, foldAnswer } from '../../src/guard/answers/phrase-book.ts';
import { phrases } from '../../src/guard/phrases.ts';

const plainYes = [
  'yes',
  'Yes!',
  ' YES. ',
  'yes please',
  'sure, go ahead',
  'ok, send it',
  'approved',
  'I approve',
  'confirm',
  'yesss',
  'okaaay',
  'ｙｅｓ',
  'y\u200bes',
  '👍',
  '👍🏽',
  '✅',
  'yes 🙏',
  'ja, bitte',
  'ja, schick es ab',
  'oui vas-y',
  "d'accord",
  'd’accord',
  'sí, adelante',
  'sim, pode enviar',
  'sì, grazie',
  'ja graag',
  'tak, proszę',
  'evet lütfen',
  'EVET',
  'да, отправляй',
  'نعم من فضلك',
  'हाँ, भेज दो',
  '好的，发吧',
  'はい、お願いします',
  '네',
  'ja tack',
];

const plainNo = [
  'no',
  'Nope.',
  'nooo',
  'no thanks',
  "don't send it",
  'don’t',
  'please don’t',
  'stop',
  'cancel',
  'reject',
  '👎',
  '❌',
  '👎🏻',
  'nein danke',
  'non merci',
  'no, gracias',
  'não, obrigado',
  'no grazie',
  'nee bedankt',
  'nie wysyłaj',
  'hayır',
  'нет, спасибо',
  'لا شكرا',
  'जी नहीं',
  '不要',
  '別發',
  'いいえ',
  'キャンセルして',
  '아니요',
  'nej tack',
];

const notAnAnswer = [
  '',
  '   ',
  '\u0000',
  '\ud800',
  'hello',
  'please',
  'thanks',
  '2',
  'yes?',
  'yes...',
  'ok…',
  'yes/no',
  'yes and no',
  'yes yes no',
  'ok no',
  'no wait yes',
  'not yet',
  'yesterday',
  'ok but change the date',
  'yes to the first only',
  'sure, wait',
  'if you think so yes',
  'i said yes to him',
  'no problem',
  'no worries, go ahead',
  'nope just kidding',
  'yeah right',
  'of course not yes',
  '"yes"',
  '> yes',
  '~yes~',
  '👍👎',
  'ok 👎',
  'yes 😂',
  'no. 2 please',
  'no, wait',
  'no, send it',
  'no, 3 is fine',
  'no, why not?',
  'ja nein',
  'jaja',
  'olur mu',
  'да нет',
  'да уж',
  '好不好',
  '可以吗',
  '对不起',
  '不错',
  'ええと',
  'लेकिन हाँ',
  'نعم لكن',
];

describe('readAnswer', () => {
  it.each(plainYes)('reads %j as a yes', (text) => {
    expect(readAnswer(text)).toEqual({ answer: 'yes' });
  });

  it.each(plainNo)('reads %j as a no', (text) => {
    expect(readAnswer(text)).toMatchObject({ answer: 'no' });
  });

  it.each(notAnAnswer)('leaves %j unclear', (text) => {
    expect(readAnswer(text)).toEqual({ answer: 'unclear' });
  });

  it.each([
    ['yes 2', 'yes', 2],
    ['#2 yes', 'yes', 2],
    ['yes to #12', 'yes', 12],
    ['2: yes', 'yes', 2],
    ['ok2', 'yes', 2],
    ['yes 2️⃣', 'yes', 2],
    ['approve card 7', 'yes', 7],
    ['no 3', 'no', 3],
    ['evet 2 için', 'yes', 2],
    ['2番を承認', 'yes', 2],
    ['да на 4', 'yes', 4],
    ['نعم ٢', 'yes', 2],
  ])('finds the card number in %j', (text, answer, card) => {
    expect(readAnswer(text)).toEqual({ answer, card });
  });

  it.each([
    'yes 2 3',
    'yes to 2 and 3',
    'yes 2.5',
    'yes 2,000',
    'yes 0',
    'yes 2x',
    'yes 1234567',
    'yes to',
    'yes 2%',
  ])('does not take %j for one card', (text) => {
    expect(readAnswer(text).answer).toBe('unclear');
  });

  it.each([
    ['no, too long', 'too long'],
    ['No. The salary is wrong.', 'The salary is wrong.'],
    ['no: wrong tone', 'wrong tone'],
    ['nein, zu lang', 'zu lang'],
    ['no thanks, I already applied there', 'I already applied there'],
    ['不，太长了', '太长了'],
    ['いいえ、長すぎます', '長すぎます'],
  ])('keeps the reason of the refusal %j', (text, reason) => {
    expect(readAnswer(text)).toEqual({ answer: 'no', reason });
  });

  it.each([
    ['no too formal', undefined, 'too formal'],
    ['no 3 too formal', 3, 'too formal'],
    ['nein 2 zu lang', 2, 'zu lang'],
    ['No 3 Too Formal', 3, 'Too Formal'],
    ['не́т  слишком длинно', undefined, 'слишком длинно'],
    ['不行太长了', undefined, '太长了'],
  ])('reads the reason of %j without a mark', (text, card, reason) => {
    expect(readAnswer(text)).toEqual({ answer: 'no', reason, ...(card && { card }) });
  });

  it.each([
    'no too',
    'no 3 too good to miss',
    'non troppo formale',
    'не слишком длинно',
    'no idea',
  ])('takes %j for no refusal', (text) => {
    expect(readAnswer(text)).toEqual({ answer: 'unclear' });
  });

  it.each([
    "don't cancel",
    'nicht ablehnen',
    'no cancelar',
    'não cancela',
    'cancela não',
    'niet annuleren',
    'не отменяй',
    'я не против',
    'रद्द मत करो',
    'iptal etme',
    '不要取消',
    'avbryt inte',
  ])('takes the negated dismissal %j for no answer', (text) => {
    expect(readAnswer(text)).toEqual({ answer: 'unclear' });
  });

  it.each([
    'ja, ja',
    'да ладно',
    "c'est bon, merci",
    'oui si',
    'ok si confirma',
    'please confirm',
    'yes hello',
    'alright mate',
    '好是好',
  ])('takes %j, made of answer words, for no answer', (text) => {
    expect(readAnswer(text)).toEqual({ answer: 'unclear' });
  });

  it.each(['y y', 'han confirmado', 'genau 2', '2行', "'yes'", '№2', 'nº 2', 'sim kkkk'])(
    'acts on nothing in %j',
    (text) => {
      expect(readAnswer(text)).toEqual({ answer: 'unclear' });
    },
  );

  it.each([
    ['№2 ok', 'yes', 2],
    ['sim nº 2', 'yes', 2],
    ['2 numara evet', 'yes', 2],
    ['numara 2 evet', 'yes', 2],
  ])('reads the sign for a number in %j', (text, answer, card) => {
    expect(readAnswer(text)).toEqual({ answer, card });
  });

  it('keeps both the card and the reason of a refusal', () => {
    expect(readAnswer('no 3, too long')).toEqual({ answer: 'no', card: 3, reason: 'too long' });
  });
});

const everyYes = answerLanguages.flatMap((language) => [
  ...phrases(language.yes),
  ...phrases(language.lone ?? ''),
]);
const yesPhrases = new Set(everyYes);
const everyNo = answerLanguages.flatMap((language) => [
  ...phrases(language.no),
  ...phrases(language.drop),
]);
const vocabulary = new Set(
  answerLanguages
    .flatMap((language) =>
      [
        language.yes,
        language.lone ?? '',
        language.no,
        language.drop,
        language.greeting,
        language.polite,
        language.card,
        language.cardAfter ?? '',
      ].flatMap(phrases),
    )
    .map(foldAnswer),
);

const turns =
  phrases(`but, if, unless, until, not, never, wait, maybe, only, except, later, tomorrow, first, change, instead,
  aber, wenn, nicht, vielleicht, erst, später, mais, si seulement, pas, peut-être, demain, pero, quizás, mañana, mas,
  talvez, amanhã, ma prima, forse, domani, maar, misschien, morgen pas, ale, może, jutro, ama, belki, yarın, но, если,
  завтра, لكن, ربما, غدا, लेकिन, शायद, कल, 但是, 也许, 明天, でも, たぶん, 明日, men, kanske, 하지만, 내일`);

describe('the promise that a doubtful answer is never a yes', () => {
  it('holds no phrase that is a yes in one language and a no in another', () => {
    const refusals = new Set(everyNo.map(foldAnswer));
    expect(everyYes.map(foldAnswer).filter((phrase) => refusals.has(phrase))).toEqual([]);
  });

  it('reads every phrase of every language by itself', () => {
    const missed = [
      ...everyYes.filter((phrase) => readAnswer(phrase).answer !== 'yes'),
      ...everyNo.filter((phrase) => readAnswer(phrase).answer !== 'no'),
    ];
    expect(missed).toEqual([]);
  });

  const yes = fc.constantFrom(...everyYes);
  const gap = fc.constantFrom(' ', ', ', '. ', '\n', ' - ');

  it('never says yes to a yes with a word outside the vocabulary', () => {
    const stranger = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((word) => word.replace(/[\p{P}\p{S}\p{N}\p{Z}\p{C}\p{M}]/gu, ''))
      .filter((word) => word !== '' && !vocabulary.has(foldAnswer(word)))
      .map((word) => `q${word}q`);
    fc.assert(
      fc.property(yes, gap, stranger, fc.boolean(), (word, between, other, after) => {
        const text = after ? `${word}${between}${other}` : `${other}${between}${word}`;
        return readAnswer(text).answer !== 'yes';
      }),
      { numRuns: 4000 },
    );
  });

  it('never says yes to a yes with a condition, a change or a delay', () => {
    fc.assert(
      fc.property(
        yes,
        gap,
        fc.constantFrom(...turns),
        fc.boolean(),
        (word, between, turn, after) => {
          const text = after ? `${word}${between}${turn}` : `${turn}${between}${word}`;
          // "verzend het" and "maar" (but) make "verzend het maar", which is a plain yes of its own.
          fc.pre(!yesPhrases.has(text.replace(/\s+/g, ' ')));
          return readAnswer(text).answer !== 'yes';
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('never says yes to a yes beside a no', () => {
    fc.assert(
      fc.property(
        yes,
        gap,
        fc.constantFrom(...everyNo),
        fc.boolean(),
        (word, between, no, after) => {
          const text = after ? `${word}${between}${no}` : `${no}${between}${word}`;
          return readAnswer(text).answer !== 'yes';
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('never says yes to a question', () => {
    fc.assert(
      fc.property(yes, fc.constantFrom('?', ' ?', '؟', '？', '?!', '!?', '??'), (word, mark) => {
        return readAnswer(word + mark).answer !== 'yes';
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no heap of letters for an answer', () => {
    expect(readAnswer('y'.repeat(60)).answer).toBe('unclear');
    expect(readAnswer('y'.repeat(100_000)).answer).toBe('unclear');
  });

  it('answers any text at all without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        expect(['yes', 'no', 'unclear']).toContain(readAnswer(text).answer);
      }),
    );
  });
});
