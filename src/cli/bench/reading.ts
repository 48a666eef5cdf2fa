import { readAnswer } from '../../guard/answer.ts';
import { type Figure, figure } from './figure.ts';

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

/** How fast a reply to a card is read. */
export async function benchReading(): Promise<Figure[]> {
  const answers = 20_000;
  const readAll = (count: number) => {
    for (let i = 0; i < count; i++) readAnswer(REPLIES[i % REPLIES.length] ?? '');
  };
  readAll(2_000);
  const start = performance.now();
  readAll(answers);
  const perAnswer = ((performance.now() - start) / answers) * 1000;
  return [figure('answer_reader', perAnswer, 'µs', answers, { target: '<= 20' })];
}
