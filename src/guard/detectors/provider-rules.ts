import type { SecretKind } from '../finding.ts';

/**
 * One published shape of a credential. `anchor` is a piece of text that every match holds as written: the pattern
 * runs only on a text that has it; an empty anchor always runs. `example` is built so that no scanner takes
 * this file for a leak: `¦` is left out when it is read.
 */
export type ProviderRule = {
  readonly id: string;
  readonly kind: SecretKind;
  readonly anchor: string;
  readonly pattern: RegExp;
  readonly example: string;
};

const key = (id: string, anchor: string, pattern: RegExp, example: string): ProviderRule => ({
  id,
  kind: 'api_key',
  anchor,
  pattern,
  example,
});

/** Key shapes as their providers document them. Quantifiers are bounded, so a match costs time linear in the text. */
export const providerRules: readonly ProviderRule[] = [
  key(
    'aws-access-key',
    'A',
    /(?<![A-Z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Z0-9])/g,
    'AKIA¦QYLPMN5HHHFPZAM2',
  ),
  key(
    'github-token',
    'gh',
    /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{30,255}/g,
    'ghp_¦16C7e42F292c6912E7710c838347Ae178B4a',
  ),
  key(
    'github-fine-grained',
    'github_pat_',
    /github_pat_[A-Za-z0-9_]{40,255}/g,
    'github_pat_¦11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz0123456789ABCDEFGHIJ',
  ),
  key(
    'gitlab-token',
    'gl',
    /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat)-[A-Za-z0-9_-]{20,255}/g,
    'glpat-¦x7Kd92LmPq4TzVb8NsWc',
  ),
  key(
    'slack-token',
    'xox',
    /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,255}/g,
    'xoxb-¦2048512345-9876543210-aBcDeFgHiJkL',
  ),
  key(
    'slack-app-token',
    'xapp-',
    /(?<![A-Za-z0-9])xapp-\d-[A-Za-z0-9-]{20,255}/g,
    'xapp-¦1-A02ABCDEF-1234567890-abcdef0123456789',
  ),
  key(
    'slack-webhook',
    'hooks.slack.com',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9_/-]{20,120}/g,
    'https://hooks.slack.com/services/¦T00000001/B00000001/aBcDeFgHiJkLmNoPqRsTuVwX',
  ),
  key(
    'discord-webhook',
    '/api/webhooks/',
    /discord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/[A-Za-z0-9_-]{40,100}/g,
    'https://discord.com/api/webhooks/¦123456789012345678/aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789aBcDeFgHiJkLmN',
  ),
  key(
    'stripe-key',
    '_',
    /(?<![A-Za-z0-9])(?:sk|rk|whsec)_(?:live_|test_|prod_)?[A-Za-z0-9]{16,255}/g,
    'sk_¦live_4eC39HqLyjWDarjtT1zdp7dc',
  ),
  key(
    'openai-anthropic-key',
    'sk-',
    /(?<![A-Za-z0-9])sk-(?=[A-Za-z0-9_-]{0,80}\d)(?:ant-|proj-|svcacct-|admin-|or-v1-|lf-)?[A-Za-z0-9_-]{20,255}/g,
    'sk-¦proj-aB3dE5gH7jK9mN1pQ3sT5vX7zA9c',
  ),
  key(
    'google-api-key',
    'AIza',
    /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{33,60}/g,
    'AIza¦SyD3xAmPl3Key0123456789abcdefghijkl',
  ),
  key(
    'google-oauth-secret',
    'GOCSPX-',
    /GOCSPX-[A-Za-z0-9_-]{20,60}/g,
    'GOCSPX-¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9c',
  ),
  key(
    'google-oauth-token',
    'ya29.',
    /(?<![A-Za-z0-9])ya29\.[A-Za-z0-9_-]{20,512}/g,
    'ya29.¦a0AfH6SMBxK2mNp4QrS6tUv8WxYz',
  ),
  key(
    'google-refresh-token',
    '1//',
    /(?<![A-Za-z0-9/:])1\/\/0[A-Za-z0-9_-]{30,255}/g,
    '1//¦0gK2mNp4QrS6tUv8WxYzAaBbCcDdEeFfGgHh',
  ),
  key(
    'telegram-bot-token',
    ':',
    /(?<![A-Za-z0-9])\d{8,10}:A[A-Za-z0-9_-]{34}(?![A-Za-z0-9_-])/g,
    '123456789:¦AAEhBP0av28abcdefghijkl-MNOPQRSTUVW',
  ),
  key(
    'sendgrid-key',
    'SG.',
    /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}/g,
    'SG.¦aB3dE5gH7jK9mN1pQ3sT5v.X7zA9cB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7j',
  ),
  key(
    'twilio-key',
    'SK',
    /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/g,
    'SK¦0123456789abcdef0123456789abcdef',
  ),
  key(
    'twilio-account',
    'AC',
    /(?<![A-Za-z0-9])AC[0-9a-f]{32}(?![A-Za-z0-9])/g,
    'AC¦0123456789abcdef0123456789abcdef',
  ),
  key(
    'mailgun-key',
    'key-',
    /(?<![A-Za-z0-9])key-[0-9a-f]{32}(?![A-Za-z0-9])/g,
    'key-¦0123456789abcdef0123456789abcdef',
  ),
  key(
    'mailchimp-key',
    '-us',
    /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?![A-Za-z0-9])/g,
    '0123456789abcdef¦0123456789abcdef-us12',
  ),
  key(
    'npm-token',
    'npm_',
    /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{30,60}/g,
    'npm_¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7',
  ),
  key(
    'pypi-token',
    'pypi-',
    /(?<![A-Za-z0-9])pypi-[A-Za-z0-9_-]{40,512}/g,
    'pypi-¦AgEIcHlwaS5vcmcCJDAxMjM0NTY3LTg5YWItY2RlZi0wMTIzNDU2Nzg5',
  ),
  key(
    'rubygems-token',
    'rubygems_',
    /rubygems_[0-9a-f]{40,64}/g,
    'rubygems_¦0123456789abcdef0123456789abcdef0123456789abcdef',
  ),
  key(
    'docker-token',
    'dckr_',
    /dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,80}/g,
    'dckr_pat_¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9',
  ),
  key(
    'digitalocean-token',
    'do',
    /(?<![A-Za-z0-9])do[opr]_v1_[0-9a-f]{64}/g,
    'dop_v1_¦0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  ),
  key(
    'huggingface-token',
    'hf_',
    /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{30,60}/g,
    'hf_¦aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH',
  ),
  key(
    'replicate-token',
    'r8_',
    /(?<![A-Za-z0-9])r8_[A-Za-z0-9]{30,60}/g,
    'r8_¦aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJk',
  ),
  key(
    'groq-key',
    'gsk_',
    /(?<![A-Za-z0-9])gsk_[A-Za-z0-9]{40,60}/g,
    'gsk_¦aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRsTuVwXyZ',
  ),
  key(
    'xai-key',
    'xai-',
    /(?<![A-Za-z0-9])xai-[A-Za-z0-9]{40,100}/g,
    'xai-¦aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRsTuVwXyZ',
  ),
  key(
    'perplexity-key',
    'pplx-',
    /(?<![A-Za-z0-9])pplx-[A-Za-z0-9]{40,60}/g,
    'pplx-¦aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRsTuVw',
  ),
  key(
    'azure-client-secret',
    '8Q~',
    /(?<![A-Za-z0-9])[A-Za-z0-9_.-]{3}8Q~[A-Za-z0-9_.~-]{31,34}/g,
    'aB38Q~d¦E5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7j',
  ),
  key(
    'azure-storage-key',
    'AccountKey=',
    /AccountKey=[A-Za-z0-9+/]{40,100}={0,2}/g,
    'AccountKey=¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7jK9mN1pQ3sT5==',
  ),
  key(
    'azure-sas',
    'sig=',
    /[?&]s[a-z]=[^\s]{1,300}?&sig=[A-Za-z0-9%+/=]{20,120}/g,
    'https://x.blob.core.windows.net/c?sv=¦2022-11-02&sig=aB3dE5gH7jK9mN1pQ3sT5vX7zA9c%3D',
  ),
  key(
    'shopify-token',
    'shp',
    /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-f]{32}/g,
    'shpat_¦0123456789abcdef0123456789abcdef',
  ),
  key(
    'square-token',
    'sq0',
    /(?<![A-Za-z0-9])sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,60}/g,
    'sq0atp-¦aB3dE5gH7jK9mN1pQ3sT5v',
  ),
  key(
    'hubspot-token',
    'pat-',
    /(?<![A-Za-z0-9])pat-(?:na|eu)\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
    'pat-¦eu1-01234567-89ab-cdef-0123-456789abcdef',
  ),
  key(
    'notion-token',
    'ntn_',
    /(?<![A-Za-z0-9])ntn_[A-Za-z0-9]{40,60}/g,
    'ntn_¦aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRsT',
  ),
  key(
    'linear-key',
    'lin_',
    /(?<![A-Za-z0-9])lin_(?:api|oauth)_[A-Za-z0-9]{32,80}/g,
    'lin_api_¦aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmN',
  ),
  key(
    'airtable-token',
    'pat',
    /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/g,
    'pat¦aBcDeFgHiJkLmN.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  ),
  key(
    'atlassian-token',
    'ATATT3',
    /ATATT3[A-Za-z0-9_=-]{40,300}/g,
    'ATATT3¦xFfGF0aB3dE5gH7jK9mN1pQ3sT5vX7zA9cB3dE5gH7jK9mN1pQ',
  ),
  key(
    'postman-key',
    'PMAK-',
    /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/g,
    'PMAK-¦0123456789abcdef01234567-0123456789abcdef0123456789abcdef01',
  ),
  key('newrelic-key', 'NRAK-', /NRAK-[A-Z0-9]{27}/g, 'NRAK-¦ABCDEFGHIJKLMNOPQRSTUVWXYZ0'),
  key(
    'grafana-token',
    'gl',
    /(?<![A-Za-z0-9])gl(?:sa|c)_[A-Za-z0-9+/_=]{32,400}/g,
    'glsa_¦aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeF_01234567',
  ),
  key(
    'sentry-token',
    'sntry',
    /sntry[su]_[A-Za-z0-9+/=_]{40,400}/g,
    'sntrys_¦eyJpYXQiOjE3MDAwMDAwMDAuMCwidXJsIjoiaHR0cHMi',
  ),
  key(
    'vault-token',
    'hvs.',
    /(?<![A-Za-z0-9])hv[sbr]\.[A-Za-z0-9_-]{24,300}/g,
    'hvs.¦CAESIJaB3dE5gH7jK9mN1pQ3sT5v',
  ),
  key(
    'terraform-token',
    'atlasv1',
    /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,80}/g,
    'aBcDeFgHiJkLmN.¦atlasv1.aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkL',
  ),
  key(
    'databricks-token',
    'dapi',
    /(?<![A-Za-z0-9])dapi[0-9a-f]{32}(?:-\d)?(?![0-9a-f])/g,
    'dapi¦0123456789abcdef0123456789abcdef',
  ),
  key(
    'supabase-key',
    'sb',
    /(?<![A-Za-z0-9])sb(?:p|_secret)_[A-Za-z0-9_-]{24,80}/g,
    'sbp_¦0123456789abcdef0123456789abcdef01234567',
  ),
  key(
    'vercel-cloudflare-token',
    'token',
    /(?:vercel|cloudflare|netlify|heroku)[ _-]{0,2}(?:api[ _-]?)?token["']?\s{0,3}[:=]\s{0,3}["']?[A-Za-z0-9_-]{24,80}/gi,
    'vercel token: ¦aBcDeFgHiJkLmNoPqRsTuVwX',
  ),
  key(
    'facebook-token',
    'EAA',
    /(?<![A-Za-z0-9])EAA[A-Za-z0-9]{60,300}/g,
    'EAA¦BsbCS1iHgBAKZCZAaBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRsTuVwXyZ',
  ),
  key(
    'apify-key',
    'apify_',
    /apify_api_[A-Za-z0-9]{30,60}/g,
    'apify_api_¦aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJ',
  ),
  key(
    'age-key',
    'AGE-SECRET-KEY-1',
    /AGE-SECRET-KEY-1[A-Z0-9]{50,70}/g,
    'AGE-SECRET-KEY-¦1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
  ),
  key(
    'jwt',
    'eyJ',
    /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,4096}\.eyJ[A-Za-z0-9_-]{10,8192}\.[A-Za-z0-9_-]{10,2048}/g,
    'eyJ¦hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N',
  ),
  key(
    'bearer',
    'earer ',
    /(?<![A-Za-z0-9])[Bb]earer (?=[A-Za-z._~+/-]{0,60}\d)[A-Za-z0-9._~+/-]{20,4096}={0,2}/g,
    'Authorization: Bearer ¦aB3dE5gH7jK9mN1pQ3sT5vX7zA9c',
  ),
  key(
    'basic-auth-header',
    'asic ',
    /[Aa]uthorization["']?\s{0,2}:\s{0,2}["']?[Bb]asic [A-Za-z0-9+/]{8,512}={0,2}/g,
    'Authorization: Basic ¦amFuZTpMYXJrc3B1ciM3MQ==',
  ),
  key(
    'assigned-secret',
    '',
    /(?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,30}[_-]){0,4}(?:api|secret|access|auth|client|signing|encryption|private)[ _-]?(?:secret|key|token)[A-Za-z_]{0,12}["']?\s{0,3}[:=]\s{0,3}["']?(?=[A-Za-z0-9+/=_.-]{0,60}\d)(?=[A-Za-z0-9+/=_.-]{0,60}[A-Za-z])[A-Za-z0-9+/=_.-]{16,512}/gi,
    'AWS_SECRET_ACCESS_KEY=¦wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY1',
  ),
  {
    id: 'pem-private-key',
    kind: 'private_key',
    anchor: 'PRIVATE KEY',
    pattern:
      /-{2,5} ?BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)? ?-{2,5}[A-Za-z0-9+/=\s:,.-]{0,12000}(?:-{2,5} ?END [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)? ?-{2,5})?/g,
    example:
      '-----BEGIN ¦OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n-----END OPENSSH PRIVATE KEY-----',
  },
  {
    id: 'putty-private-key',
    kind: 'private_key',
    anchor: 'PuTTY-User-Key-File',
    pattern: /PuTTY-User-Key-File-\d: [a-z0-9-]{3,40}/g,
    example: 'PuTTY-User-Key-File-¦3: ssh-ed25519',
  },
  {
    id: 'session-cookie',
    kind: 'session_cookie',
    anchor: '=',
    pattern:
      /(?<![A-Za-z0-9_])(?:li_at|JSESSIONID|PHPSESSID|ASP\.NET_SessionId|connect\.sid|sessionid|session_?token|sessid|__Secure-[A-Za-z0-9_.-]{2,40}|__Host-[A-Za-z0-9_.-]{2,40}|laravel_session|remember_token|auth_token|indeed_csrf_token|SSID|HSID|SAPISID|c_user|xs|user_session)["']?=["']?[A-Za-z0-9%+/_:.|-]{8,4096}/g,
    example: 'li_at=¦AQEDATQ1bXkAB3dE5gH7jK9mN1pQ',
  },
  {
    id: 'named-cookie',
    kind: 'session_cookie',
    anchor: 'li_at',
    pattern: /\bli_at\b.{0,20}?[A-Za-z0-9_-]{30,4096}/g,
    example: 'li_at ¦cookie AQEDATQ1bXkAB3dE5gH7jK9mN1pQ3sT5vX7z',
  },
  {
    id: 'cookie-header',
    kind: 'session_cookie',
    anchor: 'ookie: ',
    pattern: /(?:Set-)?[Cc]ookie: ?[A-Za-z0-9_.-]{1,60}=[^\s;]{12,4096}/g,
    example: 'Set-Cookie: ¦sid=aB3dE5gH7jK9mN1pQ3; HttpOnly',
  },
  {
    id: 'url-credentials',
    kind: 'url_credentials',
    anchor: '://',
    pattern:
      /(?<![A-Za-z0-9])(?:https?|ftps?|sftp|ssh|git|wss?|smtps?|imaps?|ldaps?):\/\/[^\s/:@<>"']{1,120}:(?!\d{1,5}(?:\/|$))[^\s/@<>"']{1,160}@[^\s/<>"']{1,120}/gi,
    example: 'https://jane:¦Larkspur71@example.com/x',
  },
  {
    id: 'connection-string',
    kind: 'connection_string',
    anchor: '://',
    pattern:
      /(?<![A-Za-z0-9])(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb|jdbc:[a-z]{3,12}|kafka|nats|couchdb|snowflake)(?:\+[a-z0-9]{1,20})?:\/\/[^\s/:@<>"']{0,120}:[^\s/@<>"']{1,160}@[^\s<>"']{1,200}/gi,
    example: 'postgres://jane:¦Larkspur71@db.example.com:5432/x',
  },
  {
    id: 'base64-account-key',
    kind: 'api_key',
    anchor: '==',
    pattern: /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{86}==(?![A-Za-z0-9+/=])/g,
    example:
      'aB41XF1EIbvCzS35pzTzdtrOQ3hg09d1Y2f3¦UQpxS2mOoGvpo3iBvYPqPLroagF64vreS8zmUQVWE22X1wQrTy==',
  },
  {
    id: 'url-password-field',
    kind: 'connection_string',
    anchor: '://',
    pattern:
      /(?:password|passwd|pwd)=(?<=:\/\/[^\s<>"']{1,300}[?&](?:password|passwd|pwd)=)[^\s&<>"']{3,120}/gi,
    example: 'jdbc:postgresql://db.example.com/cv?user=jane&¦password=Larkspur71',
  },
  {
    id: 'connection-fields',
    kind: 'connection_string',
    anchor: ';',
    pattern:
      /(?:Server|Data Source|Host|User Id|Uid|Database|Initial Catalog)=[^;\n]{1,120};(?:[A-Za-z ]{2,30}=[^;\n]{0,120};){0,8}(?:Password|Pwd)=[^;\s]{3,120}/gi,
    example: 'Server=db;Database=x;User Id=jane;¦Password=Larkspur71',
  },
];
