import { foldText } from '../phrase-finder.ts';
import type { Hit } from './hit.ts';

/** How far from its name a key stands, in characters. */
const REACH = 60;

/** A text with more of them in each shape is data; the first ones tell. */
const MOST_KEYS = 500;

/** A run of characters that is a key when the words around it call it one. */
type NamedKey = {
  readonly id: string;
  readonly kind: Hit['kind'];
  readonly shape: RegExp;
  readonly name: RegExp;
  /** Words that make it another thing. */
  readonly not: RegExp;
};

const wallet =
  /priv(?:ate|ado|ada|e|ata|aten?|at)?[ _-]?key|privkey|secret key|\bwif\b|\bbtc\b|bitcoin|\beth\b|ethereum|solana|\bsol\b|\btron\b|wallet|metamask|phantom|keypair|clave privada|cle privee|chave privada|chiave privata|privater? schlussel|prive ?sleutel|klucz prywatny|privat nyckel|ozel anahtar|приватн|закрыт\S{0,3} ключ|المفتاح الخاص|निजी कुंजी|私钥|秘密鍵|개인키|개인 키|钱包|ウォレット|지갑|кошел/;
const authenticator =
  /totp|\b2fa\b|\bmfa\b|authenticator|authy|two[ -]?factor|2[ -]?step|two[ -]?step|otp|setup key|set-up key|setup secret|secret key|shared secret|zwei-?faktor|2-?faktor|einrichtungsschlussel|double authentification|deux facteurs|cle de configuration|cle secrete|dos factores|dos pasos|clave secreta|clave de configuracion|dois fatores|chave de configuracao|chave secreta|due fattori|chiave di configurazione|chiave segreta|twee stappen|tweestaps|weryfikacj|dwuetapow|klucz konfiguracyjny|tvafaktor|tvasteg|iki adimli|iki faktor|gizli anahtar|kurulum anahtar|двухфактор|аутентифик|ключ настройки|секретный ключ|المصادق|مفتاح الاعداد|दो चरण|सेटअप|प्रमाणीकरण|身份验证器|验证器|两步验证|二步验证|双重验证|安装密钥|设置密钥|密钥|認証|二段階|セットアップキー|設定キー|인증|설정 키|설정키|2단계|보안키|비밀키/;
const service =
  /(?:api|app|application|access|secret|client|consumer|subscription|developer|dev|auth|license|licence|master|service|server|webhook|bot|encryption|signing|deploy|personal access|private)[ _-]?(?:key|secret|token|pat)s?\b|\btoken\b|stream key|\bapikey\b|api-?schlussel|zugangsschlussel|cle (?:d )?api|cle secrete|jeton|clave (?:de )?api|clave secreta|chave (?:da |de )?api|chiave (?:dell? ?)?api|klucz (?:do )?api|api-?sleutel|api-?nyckel|api anahtar|gizli anahtar|ключ (?:от )?(?:апи|api)|апи[ -]?ключ|api[ -]?ключ|секретный ключ|токен|مفتاح|توكن|رمز الوصول|कुंजी|टोकन|密钥|秘钥|令牌|api ?キー|アクセスキー|シークレット|トークン|api ?키|시크릿|토큰|access ?key|secret/;

const kinds: readonly NamedKey[] = [
  {
    id: 'wallet-private-key',
    kind: 'private_key',
    shape: /(?<![A-Za-z0-9])(?:0x)?[0-9a-f]{64}(?![A-Za-z0-9])/gi,
    name: wallet,
    not: /\b(?:tx|txn|txid|transaction|hash|commit|block|sha-?256|digest|checksum|contract|signature)\b|транзакц|хеш|交易|哈希/,
  },
  {
    id: 'wallet-import-key',
    kind: 'private_key',
    shape:
      /(?<![A-Za-z0-9])(?:5[1-9A-HJ-NP-Za-km-z]{50}|[KLc9][1-9A-HJ-NP-Za-km-z]{50,51}|[1-9A-HJ-NP-Za-km-z]{86,88})(?![A-Za-z0-9])/g,
    name: wallet,
    not: /\b(?:tx|txn|txid|transaction|signature|address)\b/,
  },
  {
    id: 'authenticator-secret',
    kind: 'recovery_code',
    shape:
      /(?<![A-Za-z0-9])(?:(?=[A-Z2-7]{0,60}[2-7])[A-Z2-7]{16,64}|(?:[A-Z2-7]{4}[ -]){3,15}[A-Z2-7]{4}|(?=[a-z2-7 ]{0,60}[2-7])(?:[a-z2-7]{4} ){3,15}[a-z2-7]{4})(?![A-Za-z0-9])/g,
    name: authenticator,
    not: /\b(?:iban|serial|licen[cs]e|product key|gift)\b/,
  },
  {
    id: 'app-password',
    kind: 'password',
    shape: /(?<![A-Za-z0-9])(?:[A-Za-z0-9]{4}[ -]){3,5}[A-Za-z0-9]{4}(?![A-Za-z0-9])/g,
    name: /app(?:lication)?[- ]?(?:specific )?(?:password|passwort|kennwort|pw|pwd)|anwendungspasswort|mot de passe d'?application|contraseña de (?:aplicacion|la app)|contrasena de (?:aplicacion|la app)|senha de app|password per (?:le )?app|app-?wachtwoord|haslo (?:do )?aplikacji|applosenord|uygulama sifresi|пароль приложени|应用专用密码|アプリパスワード|앱 비밀번호/,
    not: /\b(?:iban|serial)\b/,
  },
  {
    id: 'named-service-key',
    kind: 'api_key',
    shape:
      /(?<![A-Za-z0-9/=_.-])(?=[A-Za-z_-]{0,60}\d)(?=[0-9_-]{0,60}[A-Za-z])(?:[A-Za-z0-9]{20,128}|(?=[A-Za-z0-9]{0,40}[_-])[A-Za-z0-9_-]{24,128}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9/@])/g,
    name: service,
    not: /csrf|xsrf|page ?token|cursor|continuation|\b(?:commit|sha-?1|sha-?256|md5|hash|hashes|checksum|digest|uuid|guid|tracking|job id|request id|trace|build|revision|rev|public key|address|order|requisition|posting)\b|хеш|哈希/,
  },
];

const mayHold = /[A-Za-z0-9]{16}|(?:[A-Za-z2-7]{4}[ -]){3}/;

/** Keys that have no published shape, right beside a word for them: "eth private key 0x...", "2fa secret is ...". */
export function findNamedKeys(text: string): Hit[] {
  if (!mayHold.test(text)) return [];
  const hits: Hit[] = [];
  for (const { id, kind, shape, name, not } of kinds) {
    let seen = 0;
    for (const match of text.matchAll(shape)) {
      seen += 1;
      if (seen > MOST_KEYS) break;
      const start = match.index;
      const end = start + match[0].length;
      if (hits.some((hit) => hit.start < end && start < hit.end)) continue;
      if (
        isInLink(text, start) ||
        (id !== 'authenticator-secret' && id !== 'app-password' && isWords(match[0]))
      )
        continue;
      const before = foldText(text.slice(Math.max(0, start - REACH), start));
      const after = foldText(text.slice(end, end + REACH));
      if (!name.test(before) && !name.test(after)) continue;
      if (not.test(before) || not.test(after)) continue;
      hits.push({ kind, detector: id, start, end });
    }
  }
  return hits;
}

/** Inside a link or a path a long word is the name of a page. */
function isInLink(text: string, at: number): boolean {
  const word = /\S{0,200}$/.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? '';
  return /:\/\/|www\.|[?&/]$/.test(word);
}

/** "Cloud-Security-2024-Architecture", "KEYCHAIN2MODULE": words with a number, no made-up run. */
function isWords(key: string): boolean {
  const digits = key.replace(/\D/g, '').length;
  const parts = key.split(/[_-]/);
  return (
    digits < 2 ||
    (parts.length > 1 && parts.every((part) => /^(?:[A-Za-z]?[a-z]+|[A-Z]+|\d+)$/.test(part)))
  );
}
