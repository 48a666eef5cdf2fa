import { describe, expect, it } from 'vitest';
import { inspectText } from '../../src/guard/secrets.ts';

const PRIVATE_KEY = `-----BEGIN OPENSSH PRIVATE KEY-----\n${'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE'.repeat(6)}\n-----END OPENSSH PRIVATE KEY-----`;
const SEED = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

/** Numbers are those of the cases of abuse and bad input in docs/trust.md; each line is one that somebody could write. */
describe('a secret in natural words', () => {
  const blocks = (text: string, previous: string[] = []) =>
    inspectText(text, { previous, scope: 'chat' }).blocked;

  it.each(['my gmail pw is Larkspur71', 'the password for linkedin is sunflower'])(
    'trust case 1: is blocked behind its name (%s)',
    (text) => expect(blocks(text)).toBe(true),
  );

  it.each(['ada.brook / Rt4!vbN8', 'jane@example.com Larkspur#71', 'user jdoe, Otter%River3'])(
    'trust case 2: is blocked beside a login without its name (%s)',
    (text) => expect(blocks(text)).toBe(true),
  );

  it('trust case 3: is blocked in the message after the login', () => {
    expect(blocks('Otter%River33', ['my linkedin login is ada@example.com'])).toBe(true);
  });

  it('trust case 4: is blocked when it comes after its announcement', () => {
    expect(blocks('Otter%River3', ['my pin is coming in a second'])).toBe(true);
    expect(blocks('Larkspur71', ['the password is'])).toBe(true);
  });

  it.each([
    ['German', 'mein Passwort ist Rabe1987!'],
    ['French', 'mon mot de passe est Soleil#44'],
    ['Spanish', 'mi contraseña es Girasol_22'],
    ['Portuguese', 'a minha senha é Sabia!1990'],
    ['Italian', 'la mia password è Gatto$77'],
    ['Dutch', 'mijn wachtwoord is Fiets!2019'],
    ['Polish', 'moje hasło to Zubr#1410'],
    ['Swedish', 'mitt lösenord är Älg!2020'],
    ['Turkish', 'şifrem Kedi!1453'],
    ['Russian', 'мой пароль Ворона#88'],
    ['Arabic', 'كلمة السر هي Nakhla#55'],
    ['Hindi', 'मेरा पासवर्ड Mayur@123 है'],
    ['Chinese', '我的密码是Panda#2020'],
    ['Japanese', 'パスワードは Sakura#77 です'],
    ['Korean', '비밀번호는 Horang2!77 입니다'],
  ])('trust case 5: is blocked in %s', (_language, text) => expect(blocks(text)).toBe(true));

  it.each([
    'p a s s w o r d : Otter33!',
    'my p4ssw0rd is Otter33!',
    'my pass\u200bword is Otter33!',
    'ｍｙ ｐａｓｓｗｏｒｄ ｉｓ Otter33!',
    'my pаsswоrd is Otter33!',
  ])('trust case 6: is blocked in disguise (%s)', (text) => expect(blocks(text)).toBe(true));

  it('trust case 7: tells a code that was asked for from an answer to a card', () => {
    expect(blocks('482913', ['LinkedIn sent you a code. What is it?'])).toBe(true);
    expect(blocks('the code they texted me is 482913')).toBe(true);
    expect(blocks('approve 4471')).toBe(false);
    expect(blocks('PIN code 560001, Bengaluru')).toBe(false);
  });

  it('trust case 10: knows a key and a seed phrase, and not twelve ordinary words', () => {
    expect(blocks(PRIVATE_KEY)).toBe(true);
    expect(blocks(SEED)).toBe(true);
    expect(blocks('i would like a remote job with a small team near my home')).toBe(false);
  });

  it('trust case 11: knows a card number, and not an order number', () => {
    expect(blocks('4111 1111 1111 1111')).toBe(true);
    expect(blocks('order number 4111 1111 1111 1112')).toBe(false);
  });

  it.each([
    'li_at=AQEDARexampleAAABjXyZkQwAAAGNmQ0ODxPZWxs3f8h2kLmN0pQrStUvWxYz0123456789abcdef',
    'https://ada:Otter33river@portal.example.com/jobs',
    'postgres://ada:Otter33river@db.example.com:5432/cv',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEiLCJleHAiOjE5MDAwMDAwMDB9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg',
  ])('trust case 12: is blocked as a cookie, an address or a token (%s)', (text) =>
    expect(blocks(text)).toBe(true),
  );

  it('trust case 13: is blocked as a phrase of ordinary words', () => {
    expect(blocks('my passphrase is correct horse battery staple')).toBe(true);
  });

  it.each([
    'I forgot my password',
    'I changed my password yesterday',
    'my passport expires on 12 May 2027',
    'I worked in the Password Manager team at 1Password',
    'do you need my password?',
    'never send passwords by mail, says their policy',
    'requisition R-0031187, salary 85,000',
    'call me on +49 151 23456789',
    'see https://boards.greenhouse.io/acme/jobs/4471982',
    'C++17, K8s and SHA-256 are on my CV',
    'meeting id 871 2231 9921',
    'commit 3f9a1c7e8b2d4f60a1b2c3d4e5f60718293a4b5c',
    'yes 3',
  ])('trust case 17: lets look-alikes pass (%s)', (text) => expect(blocks(text)).toBe(false));
});
