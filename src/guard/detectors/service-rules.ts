import { key, type ProviderRule } from './provider-rule.ts';

/** Key shapes of smaller services, of clouds outside the west, of wallets and of command lines. */
export const serviceRules: readonly ProviderRule[] = [
  key(
    'figma-token',
    'figd_',
    /(?<![A-Za-z0-9])figd_[A-Za-z0-9_-]{30,80}/g,
    'figd_¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7jK9m',
  ),
  key(
    'rapidapi-key',
    'msh',
    /(?<![A-Za-z0-9])[0-9a-z]{10}msh[0-9a-z]{15}p1[0-9a-z]{5}jsn[0-9a-z]{12}(?![A-Za-z0-9])/g,
    '0123456789¦msh0123456789abcdep1abcdejsn0123456789ab',
  ),
  key(
    'alibaba-access-key',
    'LTAI',
    /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,28}(?![A-Za-z0-9])/g,
    'LTAI¦5tAb3dE5gH7jK9mN1pQ3',
  ),
  key(
    'tencent-secret-id',
    'AKID',
    /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{28,40}(?![A-Za-z0-9])/g,
    'AKID¦z8krbsJ5yKBZQpn74WFkmLPx3gnPhESA',
  ),
  key(
    'yandex-key',
    'A',
    /(?<![A-Za-z0-9])AQVN[A-Za-z0-9_-]{35,40}(?![A-Za-z0-9])/g,
    'AQVN¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7',
  ),
  key(
    'yandex-oauth',
    'y0_',
    /(?<![A-Za-z0-9])y0__?[A-Za-z0-9_-]{50,80}/g,
    'y0_¦AgAAAABkZXhhbXBsZXRva2VuZm9ydGVzdHNvbmx5MDEyMzQ1Njc4OTAxMjM',
  ),
  key(
    'vk-token',
    'vk1.a.',
    /(?<![A-Za-z0-9])vk1\.a\.[A-Za-z0-9_-]{60,300}/g,
    'vk1.a.¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7jK9',
  ),
  key(
    'mapbox-secret',
    'sk.eyJ',
    /(?<![A-Za-z0-9])sk\.eyJ[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{15,60}/g,
    'sk.eyJ¦1IjoiZXhhbXBsZSIsImEiOiJja2V4In0.aB3dE5gH7jK9mN1pQ3sT',
  ),
  key(
    'dropbox-token',
    'sl.',
    /(?<![A-Za-z0-9.])sl\.(?:u\.)?[A-Za-z0-9_-]{60,1500}/g,
    'sl.¦BaB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7jK9mN',
  ),
  key(
    'doppler-token',
    'dp.',
    /(?<![A-Za-z0-9])dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{38,46}/g,
    'dp.pt.¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7jK9mN1p',
  ),
  key(
    'pulumi-token',
    'pul-',
    /(?<![A-Za-z0-9])pul-[0-9a-f]{40}(?![0-9a-f])/g,
    'pul-¦0123456789abcdef0123456789abcdef01234567',
  ),
  key(
    'netlify-token',
    'nfp_',
    /(?<![A-Za-z0-9])nf[pco]_[A-Za-z0-9]{36,44}/g,
    'nfp_¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7jK9m',
  ),
  key(
    'render-key',
    'rnd_',
    /(?<![A-Za-z0-9])rnd_[A-Za-z0-9]{26,40}/g,
    'rnd_¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9c',
  ),
  key(
    'planetscale-token',
    'pscale_',
    /(?<![A-Za-z0-9])pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{32,64}/g,
    'pscale_tkn_¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5g',
  ),
  key(
    'brevo-key',
    'xkeysib-',
    /xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}/g,
    'xkeysib-¦0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef-aB3dE5gH7jK9mN1p',
  ),
  key(
    'resend-key',
    're_',
    /(?<![A-Za-z0-9_])re_(?=[A-Za-z0-9_]{0,12}\d)[A-Za-z0-9]{8}_[A-Za-z0-9]{20,32}/g,
    're_¦aB3dE5gH_7jK9mN1pQ3sT5vX7zA9cB3dE',
  ),
  key(
    'circleci-token',
    'CCIPAT_',
    /CCIPAT_[A-Za-z0-9]{16,30}_[0-9a-f]{40}/g,
    'CCIPAT_¦aB3dE5gH7jK9mN1pQ3sT5v_0123456789abcdef0123456789abcdef01234567',
  ),
  key(
    'sonar-token',
    'sq',
    /(?<![A-Za-z0-9])sq[pua]_[0-9a-f]{40}(?![0-9a-f])/g,
    'sqp_¦0123456789abcdef0123456789abcdef01234567',
  ),
  key(
    'pinecone-tavily-key',
    '-',
    /(?<![A-Za-z0-9])(?:tvly-(?:dev-|prod-)?|pcsk_|fw_|lsv2_(?:pt|sk)_|nvapi-|jina_|wandb_v1_|voyage-key-|csk-)(?=[A-Za-z0-9_-]{0,80}\d)[A-Za-z0-9_-]{24,120}/g,
    'tvly-¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9c',
  ),
  key(
    'discord-bot-token',
    '.',
    /(?<![A-Za-z0-9_.-])[MNO][A-Za-z\d_-]{23,27}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,40}(?![A-Za-z0-9_.-])/g,
    'MTAx¦NjQ4MjE4NzQ2NTg5OTk4MQ.GaBcDe.aB3dE5gH7jK9mN1pQ3sT5vX7zA9c-_B3',
  ),
  key(
    'webhook-secret-url',
    'https://',
    /https:\/\/(?:hooks\.zapier\.com\/hooks\/catch\/\d{4,12}\/[a-z0-9]{5,12}|[a-z0-9.-]{1,80}webhook\.office\.com\/webhookb2\/[A-Za-z0-9@/-]{60,240}|hook\.(?:eu|us)\d?\.make\.com\/[a-z0-9]{28,40})/g,
    'https://hooks.zapier.com/hooks/catch/¦1234567/ab3de5g',
  ),
  key(
    'otpauth-url',
    'otpauth',
    /otpauth(?:-migration)?:\/\/[^\s<>"']{1,300}?(?:secret|data)=[A-Za-z0-9%+/=_-]{8,4096}/g,
    'otpauth://totp/Example:jane?¦secret=JBSWY3DPEHPK3PXP&issuer=Example',
  ),
  {
    id: 'extended-private-key',
    kind: 'private_key',
    anchor: 'prv',
    pattern: /(?<![A-Za-z0-9])[xyztuv]prv[1-9A-HJ-NP-Za-km-z]{100,112}(?![A-Za-z0-9])/g,
    example:
      'xprv¦9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi',
  },
  {
    id: 'account-secret-key',
    kind: 'recovery_code',
    anchor: 'A3-',
    pattern:
      /(?<![A-Za-z0-9-])A3-[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}(?:-[A-Z0-9]{5,6}){2,3}(?![A-Za-z0-9])/g,
    example: 'A3-¦QX7T4N-8HWKPD-5RJ2M-VZ9CB-L6G3F-TN8YE',
  },
  {
    id: 'disk-recovery-key',
    kind: 'recovery_code',
    anchor: '-',
    pattern: /(?<![\dA-Za-z-])\d{6}(?:-\d{6}){7}(?![\d-])/g,
    example: '123456-¦654321-112233-332211-445566-665544-778899-998877',
  },
  {
    id: 'command-line-password',
    kind: 'connection_string',
    anchor: ' -',
    pattern:
      /(?<![A-Za-z0-9])(?:(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n|]{0,120}? -p(?![$<'"]{0,1}[$<])[^\s$<-][^\s]{3,60}|sshpass -p ?[^\s$<-][^\s]{2,60}|redis-cli\b[^\n|]{0,80}? -a [^\s$<-][^\s]{2,60}|docker login\b[^\n|]{0,80}? (?:-p|--password)[ =][^\s$<-][^\s]{2,60}|curl\b[^\n|]{0,160}? (?:-u|--user)[ =]["']?(?!user:pass|username:password)[^\s:$<"'@]{1,60}:[^\s$<"']{3,60}|(?:psql|sqlplus|sqlcmd|mongosh?|wget|ftp|smbclient|openssl|7z|zip|unzip|svn|rsync)\b[^\n|]{0,160}? (?:--password|--pass|--http-password|-P|-p|-pass)[ =](?!\d{1,5}\b)[^\s$<-][^\s]{3,60})/g,
    example: 'mysql -h db.example.com -u jane ¦-pLarkspur71 shop',
  },
  {
    id: 'assigned-password-variable',
    kind: 'connection_string',
    anchor: 'PASS',
    pattern:
      /(?<![A-Za-z0-9])(?:PGPASSWORD|MYSQL_PWD|SSHPASS|RESTIC_PASSWORD)=["']?[^\s$<"']{3,60}/g,
    example: 'PGPASSWORD=¦Larkspur71 psql -h db -U jane shop',
  },
];
