import { readAnswer } from '../../guard/answer.ts';
import { inspectText } from '../../guard/secrets.ts';
import { sampleBoard } from '../../jobs/sources/sample.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';

const MESSAGES = [
  'find me remote TypeScript jobs in Europe',
  'why did 3 score lower?',
  'I changed my password yesterday, all fine now',
  'my gmail password is Otter%River33',
  'yes please, send it',
  'write to the hiring manager of the second one and mention Kafka, but keep it short',
  'Ich suche eine Stelle als Pflegekraft in Hamburg, gerne Teilzeit',
  'the req id is R-12263 and the meeting id 843 2291 7745',
];

/** Replies to a card as people type them: two plain ones to a doubtful one, in many languages. */
const REPLIES = [
  'yes please!',
  'Yep, send it',
  'ok 👍',
  'sned it pls',
  'yesss',
  '#2 ok',
  'approve 3 please',
  'no thanks',
  'no 3 too formal',
  'No, the salary is wrong and I already applied there last year',
  'ok but change the date',
  'yes to the first only',
  'sure, wait',
  'yes?',
  'go ahead and find me more jobs in Munich',
  'ja, bitte',
  'schick es ab, danke',
  'nein, zu lang',
  'ja aber erst morgen',
  'oui vas-y',
  "non merci, je n'en veux pas",
  'oui si c’est payé',
  'sí, envíalo por favor',
  'no lo mandes',
  'sí pero cambia el título',
  'sim, pode mandar',
  'não precisa, obrigado',
  'sì, procedi pure',
  'no, troppo lungo',
  'ja, verstuur het maar',
  'nog niet',
  'tak, proszę wysłać',
  'nie wysyłaj tego',
  'evet, gönderebilirsiniz lütfen',
  'hayır çok resmi',
  'да, отправляйте',
  'нет, не надо',
  'да, но поменяй дату',
  'نعم، أرسلها من فضلك',
  'لا شكرا',
  'हाँ, भेज दीजिए',
  'haan lekin date change karo',
  '好的，发吧',
  '不行，太正式了',
  'はい、お願いします',
  'いいえ、長すぎます',
  'はい、でも日付を変えて',
];

/** What every message passes through before anything else. */
export async function benchReading(): Promise<Figure[]> {
  const guard: number[] = [];
  for (let round = 0; round < 400; round++)
    for (const message of MESSAGES)
      guard.push(
        ...(await timed(1, () => inspectText(message, { previous: MESSAGES.slice(0, 3) }))),
      );
  const { postings } = await sampleBoard(new Date());
  const page = postings
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 6000);
  const pages = await timed(100, () => inspectText(page, { scope: 'document' }));
  const junk = [
    'password '.repeat(11_200),
    'a'.repeat(100_000),
    '1 '.repeat(50_000),
    'x@'.repeat(50_000),
  ];
  const worst = await timed(junk.length, (i) => inspectText(junk[i] ?? ''));
  const answers = 20_000;
  const readAll = (count: number) => {
    for (let i = 0; i < count; i++) readAnswer(REPLIES[i % REPLIES.length] ?? '');
  };
  readAll(2_000);
  const start = performance.now();
  readAll(answers);
  const perAnswer = ((performance.now() - start) / answers) * 1000;
  return [
    figure('guard_message_p99', percentile(guard.slice(400), 0.99), 'ms', guard.length - 400, {
      target: '<= 1',
    }),
    figure('guard_6kb_p99', percentile(pages.slice(5), 0.99), 'ms', pages.length - 5, {
      target: '<= 10',
    }),
    figure('guard_100kb_worst', Math.max(...worst), 'ms', junk.length, { target: '<= 50' }),
    figure('answer_reader', perAnswer, 'µs', answers, { target: '<= 20' }),
  ];
}
