import type { Hit } from './hit.ts';

const link = /https?:\/\/[^\s<>"'）」]{10,600}/gi;
/** More links than this are a list of postings. */
const MOST_LINKS = 40;

/** Fields of a link that let in whoever opens it. */
const pass =
  /(?:[?&#;/]|%26)(?:[a-z]{2,20}[_-])?(?:token|otp|code|magic|sig|signature|secret|oobcode|ticket|nonce|hash|jwt|passcode|key|login_hint_token|t|k)=([A-Za-z0-9._~%+/=-]{12,500})/gi;
/** Pages behind such a link, as a part of the path or the host. */
const door =
  /(?:^|[/._-])(?:magic[a-z_-]{0,12}|passwordless|log-?in|sign-?in|signin|auth[a-z]{0,12}|oauth2?|sso|sessions?|reset[a-z_-]{0,20}|password[a-z_-]{0,20}|recover[a-z]{0,8}|verif[a-z]{1,12}|confirm[a-z]{0,10}|activat[a-z]{1,6}|unlock|otp|callback|invitations?|accept-invite|account|accounts|users?)(?=[/._?#-]|$)/i;
/** What people call such a link. */
const called =
  /magic link|(?:reset|log-?in|sign-?in|verification|confirmation|activation|recovery|invite|access) (?:link|url)|(?:anmelde|login|zurücksetz|bestätigungs)-?link|lien (?:de connexion|magique|de réinitialisation)|enlace (?:de acceso|mágico|para restablecer)|link (?:de acesso|mágico|di accesso|magico|logowania|do resetu)|inloglink|giriş bağlantısı|sıfırlama (?:linki|bağlantısı)|ссылк\S{0,3} (?:для входа|сброса|восстановления|на вход)|رابط (?:الدخول|تسجيل)|登录链接|重置链接|ログインリンク|マジックリンク|로그인 링크/i;

/**
 * Links that open an account: a magic link, a reset link, an OAuth answer. The field must hold a made-up value (letters
 * and digits), so that the number of a posting in `token=` is none, and either the page or the message must speak of
 * getting in, so that tracking fields of a posting pass.
 */
export function findAccessLinks(text: string): Hit[] {
  if (!text.includes('=')) return [];
  const hits: Hit[] = [];
  let named: boolean | undefined;
  let seen = 0;
  for (const match of text.matchAll(link)) {
    seen += 1;
    if (seen > MOST_LINKS) break;
    const url = match[0];
    const value = readPass(url);
    if (value === undefined) continue;
    const page = url.slice(url.indexOf('//') + 2).split(/[?;]/, 1)[0] ?? '';
    named ??= called.test(text.slice(0, 2_000));
    if (!named && !door.test(page)) continue;
    const start = match.index;
    hits.push({
      kind: 'url_credentials',
      detector: 'access-link',
      start,
      end: start + url.length,
    });
  }
  return hits;
}

function readPass(url: string): string | undefined {
  for (const [, value] of url.matchAll(pass)) if (value && isMadeUp(value)) return value;
  return undefined;
}

/** Letters and at least two digits, or capitals in the midst of small letters. */
function isMadeUp(value: string): boolean {
  if (/^\d+$/.test(value) || /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value)) return false;
  return (/\d.*\d/.test(value) && /[a-z]/i.test(value)) || /[a-z][A-Z][a-z]*[A-Z]/.test(value);
}
