import type { Hit } from './hit.ts';

const pair =
  /(?<![\p{L}\d_.?&/-])([A-Za-z_][\w.-]{0,40})=("?)([^\s;"',，=]{1,4096}={0,2})\2(?=[;\s"'，,。]|$)/gu;
/** More pairs than this are a file of settings. */
const MOST_PAIRS = 60;
/** Fields of a connection string, of a style sheet or of a header that is no cookie. */
const otherField =
  /^(?:server|host|database|uid|user ?id|driver|port|charset|version|path|domain|expires|max-age|boundary|q|width|height|scale|src|href|class|style|id|name|type|rel|url)$/i;
/** Words for a session, in the languages whose people copy them out of a browser. */
const session =
  /cookies?\b|\bsession\b|devtools|\bf12\b|sitzung|куки|кук[аи]|сесси|девтул|залогин|çerez|oturum|جلسة|كوكي|कुकी|सेशन|会话|登录状态|登录态|浏览器|セッション|クッキー|세션|쿠키|로그인|log(?:ged)? in as|signed in|stay signed|ciasteczk|sesj|galleta|sesión|sessão|sessione|biscotti|kakor|inloggad|eingeloggt|connecté/iu;

/**
 * Cookies of a session copied from a browser: two fields or more parted by semicolons with a long made-up value among
 * them, or one such field in a message that speaks of a session.
 */
export function findCookiePairs(text: string): Hit[] {
  if (!text.includes('=')) return [];
  const pairs: { start: number; end: number; strong: boolean }[] = [];
  for (const match of text.matchAll(pair)) {
    const [whole, name = '', , value = ''] = match;
    if (otherField.test(name)) continue;
    const start = match.index;
    pairs.push({ start, end: start + whole.length, strong: isMadeUp(value) });
    if (pairs.length >= MOST_PAIRS) break;
  }
  const first = pairs.find(({ strong }) => strong);
  if (first === undefined) return [];
  const row = pairs.filter(
    ({ end }, i) => text.charAt(end) === ';' && (pairs[i + 1]?.start ?? Infinity) - end <= 3,
  );
  const listed = row.length > 0;
  if (!listed && !session.test(text.slice(0, 2_000))) return [];
  const last = listed ? (pairs.at(-1) ?? first) : first;
  const from = listed ? (pairs[0] ?? first) : first;
  return [{ kind: 'session_cookie', detector: 'cookie-pairs', start: from.start, end: last.end }];
}

/** Sixteen letters and digits that make no word. */
function isMadeUp(value: string): boolean {
  const core = value.replace(/[^A-Za-z0-9]/g, '');
  return (
    core.length >= 16 &&
    /\d/.test(core) &&
    /[A-Za-z]/.test(core) &&
    !/^https?:|^\/|\.(?:com|org|net)\b/.test(value)
  );
}
