import { after, type Rule, said } from './rule.ts';

/** The rules for what is no password: answers, codes, numbers that unlock, and keys beside a word for them. */
export const saidShapeRules: readonly Rule[] = [
  {
    id: 'security-answer',
    why: 'a security question, or a stock question of a bank, and the answer to it',
    blocks: [
      ...said(
        "security question is mother's maiden name, answer Brannigan",
        'if the site asks for my first pet put Tiddles',
        'güvenlik sorusunun cevabı Karabaş',
      ),
      ...after('the bank wants my mothers maiden name', 'Ferrantini'),
    ],
    passes: [
      ...said(
        "my mother's maiden name is Kowalska so I can get Polish papers",
        'the application form asks for city of birth, put Nagpur',
        "the security question is too hard, I can't remember my first pet",
      ),
      ...after('the bank wants my mothers maiden name', 'is that normal?'),
    ],
  },
  {
    id: 'access-link',
    why: 'a link with a made-up token in it that leads to a page for getting in',
    blocks: said(
      'https://app.example.com/auth/magic?token=aB3dE5gH7jK9mN1pQ3sT',
      'my reset link: https://id.example.com/p?reset_token=94f7558525bdbe5ea000c686',
    ),
    passes: said(
      'https://boards.example.com/embed/job_app?for=acme&token=7654321',
      'https://jobs.example.com/view/123?refId=aB3dE5gH7jK9mN1pQ3sT&trk=public',
      'https://example.com/careers/login-engineer?code=REQ-2024',
    ),
  },
  {
    id: 'cookie-pairs',
    why: 'a row of cookies with a made-up value, or one beside a word for a session',
    blocks: said(
      'lang=en-GB; sid=aB3dE5gH7jK9mN1pQ3sT',
      'my session: APPTOKEN=aB3dE5gH7jK9mN1pQ3sT',
    ),
    passes: said('theme=darkblue; lang=english', 'utm_source=newsletter2024 in the session notes'),
  },
  {
    id: 'wallet-private-key',
    why: '64 hexadecimal digits that are called a private key',
    blocks: said(`eth private key 0x${'6e4e395db4e59556'.repeat(4)}`),
    passes: said(`the transaction in my wallet is 0x${'6e4e395db4e59556'.repeat(4)}`),
  },
  {
    id: 'wallet-import-key',
    why: 'the shape of an exported wallet key beside a word for a wallet',
    blocks: said(`btc wif 5${'JyadPBoZJM8Zop1RTDbgu'.repeat(3).slice(0, 50)}`),
    passes: said(`the tx in my wallet: 5${'JyadPBoZJM8Zop1RTDbgu'.repeat(3).slice(0, 50)}`),
  },
  {
    id: 'authenticator-secret',
    why: 'the secret that an authenticator app is set up with',
    blocks: said('totp secret is JBSWY3DPEHPK3PXP', '2fa setup key jbsw y3dp ehpk 3pxp'),
    passes: said('I built TOTP with RFC6238 and HMAC', 'the voucher is JBSWY3DPEHPK3PXP'),
  },
  {
    id: 'app-password',
    why: 'four groups of four letters that are called a password for an app',
    blocks: said('app password abcd efgh ijkl mnop', 'Anwendungspasswort ab3d efgh 1jkl mnop'),
    passes: said('the app password page does not load in Chrome'),
  },
  {
    id: 'named-service-key',
    why: 'a long made-up word that is called a key, a secret or a token',
    blocks: said(
      'my app key is f5621b4b6052e935df779fcdc7861051',
      'токен для бота aB3dE5gH7jK9mN1pQ3sT5v',
    ),
    passes: said(
      'commit f5621b4b6052e935df779fcdc7861051 fixed the token refresh',
      'the api key rotation is in Cloud-Security-2024-Architecture',
    ),
  },
  {
    id: 'named-card',
    why: 'sixteen digits in groups that are called a card',
    blocks: said('my visa is 4539.9812.7766.1207', 'номер карты 2202-2001-1234-5678'),
    passes: said('library card 4539 9812 7766 1207', 'order number 4539.9812.7766.1207'),
  },
  {
    id: 'spoken-card',
    why: 'the digits of a card read out one by one',
    blocks: said(
      'four five three nine, one two two one, eight eight three four, five five seven seven thats my visa',
    ),
    passes: said('my visa runs out in two thousand and twenty seven'),
  },
  {
    id: 'wallet-words',
    why: 'a row of plain words in a message that speaks of a wallet or of its words',
    blocks: said(
      'test test test test test test test test test test test junk is my wallet',
      'las doce palabras del monedero: gesto imperio arco fingir ajeno gemelo salto blusa pera lobo luna mito',
      '助记词 递 堵 确 种 除 例 丧 或 各 拟 豆 羽',
    ),
    passes: said(
      'I keep my wallet and the twelve words on a piece of paper at home so nobody finds them',
      'the seed round of that wallet startup closed and they are hiring Rust engineers in Berlin now',
    ),
  },
  {
    id: 'opening-number',
    why: 'a lock, or a card or a phone with its PIN, and the number that opens it',
    blocks: said('my phone unlocks with 0852', 'Skärmlåset står på 553091'),
    passes: said(
      'my phone unlocks 1500 jobs a week',
      'I sold 4096 door locks and 1250 padlocks last spring',
      'freight elevator lock, built 2014',
    ),
  },
  {
    id: 'arrived-code',
    why: 'a number of the length of a code that came by message, or that has to be typed at once',
    blocks: said('code came!! 66120 type it quick', 'abhi sms aaya 294 610', '6 hane 903817 bende'),
    passes: said(
      'sms came from the recruiter about job 294610',
      'an email came, they pay 66120 euro',
      'what are the last 4 digits 4471 for?',
    ),
  },
  {
    id: 'number-alone',
    why: 'nothing but digits after a message that speaks of a code, a PIN or a recovery sheet',
    blocks: [
      ...after('found the paper with my google backup codes on it', '9912 8374'),
      ...after('Le mando tra un istante il codice PIN della mia carta', '41907735'),
    ],
    passes: [
      ...after('the job code is on the posting', '4471'),
      ...after('the zip code of the office is 94110', '4471'),
    ],
  },
  {
    id: 'named-value',
    why: 'code, settings, data or a field of a page gives the name of a secret this value',
    blocks: said(
      '<input type="password" name="pwd" value="Otter%River33">',
      'const dbPassword = "Larkspur71x"; connect(dbPassword);',
      '{"host": "db1", "port": 5432, "password": "Larkspur71x"}',
      "CREATE USER app IDENTIFIED BY 'Larkspur71x';",
      '<tr><td>Passwort</td><td>Larkspur71x</td></tr>',
    ),
    passes: said(
      '<input type="password" name="password" placeholder="Enter your password" minlength="12">',
      'const token = import.meta.env.API_TOKEN; if (!password) throw new Error("E_PWD_42");',
      '{"id": "REQ-2024-88AB", "title": "Password Manager Engineer", "nextPageToken": "b2Zmc2V0OjIw4413x"}',
    ),
  },
  {
    id: 'recovery-sheet',
    why: 'a heading that names recovery codes, and under it line by line three codes or more',
    blocks: said('Google backup codes:\n1. 3560 1840\n2. 4726 6050\n3. 6848 1046'),
    passes: said('My phone numbers:\n1. 3560 1840\n2. 4726 6050\n3. 6848 1046'),
  },
];
